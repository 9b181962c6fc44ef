import { chmodSync, existsSync, readFileSync, rmSync, statSync, watch, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect } from "chai";
import { developmentWallet } from "../../../src/cli/shared/development.ts";
import { readKeyFile } from "../../../src/registrar/keys/key-file.ts";
import { releaseAndWait } from "../../../src/sdk/evidence/actions/fingerprints/release.ts";
import { reserveAndWait } from "../../../src/sdk/evidence/actions/fingerprints/reserve.ts";
import { type ChildProgram, startProgram } from "../../../src/testing/child.ts";
import { type ServedSystem, servedSystem, tally, temporaryFolder } from "../../../src/testing/command-line.ts";
import { invoiceXml } from "../../../src/testing/invoices.ts";

const MAIN = join(import.meta.dirname, "../../../src/cli/main.ts");
const PASSWORD = { TALLY_KEY_PASSWORD: "correct horse" };

describe("tally registrar", function () {
  this.timeout(120_000);
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string) => join(folder, name);
  const call = async (args: readonly string[], env: Record<string, string> = PASSWORD) => {
    const { exitCode, json, out } = await tally(["--json", "registrar", ...args], env);
    return exitCode === 0 ? json() : { code: json().error.code, exitCode, out };
  };
  const keys = () => ["--keys", at("keys.json")];

  it("makes a key file of its owner alone, encrypted, and replaces none", async () => {
    expect(await call(["init", ...keys()])).to.deep.equal({ ok: true, file: at("keys.json"), epoch: 1, epochs: [1] });
    expect(statSync(at("keys.json")).mode & 0o777).to.equal(0o600);
    expect(JSON.parse(readFileSync(at("keys.json"), "utf8")).crypto.cipher).to.equal("aes-256-gcm");
    const before = readFileSync(at("keys.json"), "utf8");
    expect(await call(["init", ...keys()])).to.include({ code: "REGISTRAR_KEYS_EXIST", exitCode: 1 });
    expect(readFileSync(at("keys.json"), "utf8")).to.equal(before);
    expect(await call(["init", "--keys", at("other.json")], {})).to.include({ code: "KEY_PASSWORD_MISSING" });
    expect(await call(["init", "--keys", at("no/where/keys.json")])).to.include({ code: "FILE_UNWRITABLE" });
    expect(await call(["init"])).to.include({ code: "USAGE" });
  });

  it("begins an epoch, and keeps those before", async () => {
    await call(["init", ...keys()]);
    const rotated = await call(["rotate", ...keys()]);
    expect(rotated).to.deep.equal({ ok: true, file: at("keys.json"), epoch: 2, epochs: [1, 2] });
    expect(statSync(at("keys.json")).mode & 0o777).to.equal(0o600);
    const before = readFileSync(at("keys.json"), "utf8");
    expect(await call(["rotate", ...keys()], { TALLY_KEY_PASSWORD: "wrong" })).to.include({
      code: "KEY_FILE_PASSWORD_WRONG",
    });
    expect(await call(["rotate", "--keys", at("none.json")])).to.include({ code: "FILE_UNREADABLE" });
    chmodSync(at("keys.json"), 0o644);
    expect(await call(["rotate", ...keys()])).to.include({ code: "KEY_FILE_OPEN" });
    chmodSync(at("keys.json"), 0o600);
    // What a rotation that was cut off leaves beside it is nothing to the next.
    writeFileSync(at("keys.json.part"), before.slice(0, 40), { mode: 0o600 });
    expect(readFileSync(at("keys.json"), "utf8")).to.equal(before);
    expect(await call(["rotate", ...keys()])).to.include({ epoch: 3 });
    expect(existsSync(at("keys.json.part"))).to.equal(false);
  });

  it("leaves the old key file or the new one where a rotation is killed while it writes", async () => {
    await call(["init", ...keys()]);
    let epochs = 1;
    for (let round = 0; round < 3; round++) {
      const program = startProgram(process.execPath, [MAIN, "--json", "registrar", "rotate", ...keys()], {
        env: { ...process.env, ...PASSWORD },
      });
      const watcher = watch(folder, (_, name) => {
        if (String(name).endsWith(".part")) void program.stop("SIGKILL");
      });
      await program.ended;
      watcher.close();
      const found = readKeyFile(readFileSync(at("keys.json"), "utf8"), () => PASSWORD.TALLY_KEY_PASSWORD);
      expect(found.length).to.be.within(epochs, epochs + 1);
      epochs = found.length;
    }
    expect(await call(["rotate", ...keys()])).to.include({ epoch: epochs + 1 });
  });

  describe("run", () => {
    let system: ServedSystem;
    const running: ChildProgram[] = [];
    before(async () => {
      system = await servedSystem();
    });
    after(() => system.close());
    afterEach(async () => {
      for (const program of running.splice(0)) await program.stop("SIGKILL");
    });

    const arguments_ = (...more: string[]) => [
      ...[...system.where, "--json", "registrar", "run", ...keys(), "--store", at("requests.sqlite"), "--port", "0"],
      ...more,
    ];
    async function run(...more: string[]) {
      const env = { ...process.env, ...PASSWORD, TALLY_KEY: developmentWallet(5).privateKey };
      const program = startProgram(process.execPath, [MAIN, ...arguments_(...more)], { env });
      running.push(program);
      return {
        program,
        printed: JSON.parse(await program.firstLine) as { url: string; account: string; epoch: number },
      };
    }
    const refusal = async (...more: string[]) => {
      const env = { ...PASSWORD, TALLY_KEY: developmentWallet(5).privateKey };
      const { exitCode, json } = await tally(arguments_(...more), env);
      return `${exitCode} ${json().error.code}`;
    };

    it("gives `tally invoice import` its keys, stops on SIGTERM, and goes on after a rotation", async () => {
      await call(["init", ...keys()]);
      writeFileSync(at("invoice.xml"), invoiceXml());
      writeFileSync(at("parties.json"), JSON.stringify({ "VAT:GB1232434": 1, "VAT:SE4598375937": 2 }));
      const first = await run();
      expect(first.printed).to.include({ ok: true, account: developmentWallet(5).address, epoch: 1 });
      const fingerprints = async (url: string) => {
        const from = ["--registrar", url, "--registrar-account", developmentWallet(5).address];
        const args = ["invoice", "import", at("invoice.xml"), "--parties", at("parties.json"), ...from];
        const { exitCode, json, out } = await tally([...system.where, "--json", ...args]);
        expect(exitCode, out).to.equal(0);
        const [invoice] = json().invoices as { fingerprints: { blocking: string[]; flagging: string[] } }[];
        return invoice?.fingerprints ?? expect.fail(out);
      };
      const before = await fingerprints(first.printed.url);
      expect([before.blocking.length, before.flagging.length]).to.deep.equal([1, 2]);
      await call(["rotate", ...keys()]);
      const ended = await first.program.stop("SIGTERM");
      expect([ended.status, ended.stdout.trim().split("\n").length], ended.stderr).to.deep.equal([0, 1]);
      expect(ended.stderr).not.to.contain(developmentWallet(5).privateKey.slice(2));
      const second = await run();
      expect(second.printed.epoch).to.equal(2);
      const after = await fingerprints(second.printed.url);
      expect([after.blocking.length, after.blocking.includes(before.blocking[0] ?? "")]).to.deep.equal([2, true]);
      await second.program.stop("SIGKILL");
      // What it had answered is on record after a kill.
      const third = await run("--quota", "6");
      const { exitCode, json } = await tally([
        ...[...system.where, "--json", "invoice", "import", at("invoice.xml"), "--parties", at("parties.json")],
        ...["--registrar", third.printed.url, "--registrar-account", third.printed.account],
      ]);
      expect([exitCode, json().error.code]).to.deep.equal([75, "REGISTRAR_BUSY"]);
    });

    it("drops the oldest epoch once nothing open was registered under it", async () => {
      const { client } = system;
      await call(["init", ...keys()]);
      writeFileSync(at("invoice.xml"), invoiceXml({ number: "DROP-1" }));
      writeFileSync(at("parties.json"), JSON.stringify({ "VAT:GB1232434": 1, "VAT:SE4598375937": 2 }));
      const { program, printed } = await run();
      const { json } = await tally([
        ...[...system.where, "--json", "invoice", "import", at("invoice.xml"), "--parties", at("parties.json")],
        ...["--registrar", printed.url, "--registrar-account", printed.account],
      ]);
      await program.stop("SIGTERM");
      const [invoice] = json().invoices as { fingerprints: { blocking: string[] } }[];
      const blocking = invoice?.fingerprints.blocking ?? [];
      const until = ((await client.provider.getBlock("latest"))?.timestamp ?? 0) + 3_600;
      await reserveAndWait(client, { blocking, until });
      const drop = async (epoch: string) => {
        const args = ["registrar", "drop", epoch, ...keys(), "--store", at("requests.sqlite")];
        const { exitCode, json: printedJson } = await tally([...system.where, "--json", ...args], PASSWORD);
        return exitCode === 0 ? printedJson() : printedJson().error;
      };
      expect(await drop("1")).to.include({ code: "EPOCH_NOT_DROPPABLE" });
      await call(["rotate", ...keys()]);
      expect((await drop("1")) as object).to.nested.include({
        code: "EPOCH_IN_USE",
        "values.state": "Reserved",
        "values.value": blocking[0],
      });
      expect(await drop("2")).to.include({ code: "EPOCH_NOT_DROPPABLE" });
      await releaseAndWait(client, { blocking });
      expect(await drop("1")).to.deep.equal({ ok: true, file: at("keys.json"), dropped: 1, epochs: [2] });
      expect((await run()).printed.epoch).to.equal(2);
    });

    it("does not start with another key file than before, on a port that is taken, or without its options", async () => {
      await call(["init", ...keys()]);
      const { program } = await run();
      await program.stop("SIGINT");
      rmSync(at("keys.json"));
      await call(["init", ...keys()]);
      expect(await refusal()).to.equal("1 EPOCHS_DIFFER");
      rmSync(at("requests.sqlite"));
      const taken = createServer();
      await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
      expect(await refusal("--port", String((taken.address() as AddressInfo).port))).to.equal("1 PORT_TAKEN");
      await new Promise((resolve) => taken.close(resolve));
      expect(await refusal("--host", "192.0.2.1")).to.equal("1 LISTEN_REFUSED");
      expect(await refusal("--store", at("no/where.sqlite"))).to.equal("1 FILE_UNWRITABLE");
      writeFileSync(at("bad.json"), "{}", { mode: 0o600 });
      expect(await refusal("--keys", at("bad.json"))).to.equal("1 KEY_FILE_INVALID");
      expect(await call(["run", ...keys()])).to.include({ code: "USAGE" });
    });
  });
});
