import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { collectFiles } from "../../../src/cli/evidence/shared/collect-files.ts";
import { notarise } from "../../../src/cli/evidence/shared/notarise.ts";
import { PLAN_NAME } from "../../../src/cli/evidence/shared/plan.ts";
import type { Client } from "../../../src/sdk/core/client.ts";
import type { Sender } from "../../../src/sdk/core/send/sender.ts";
import { attestationsContract } from "../../../src/sdk/evidence/contracts.ts";
import { type ServedSystem, servedSystem, tally, temporaryFolder } from "../../../src/testing/command-line.ts";

const silent = { progress: () => ({ add: () => {}, stop: () => {} }), say: () => {} };

const refusal = async (act: () => unknown) => {
  try {
    await act();
  } catch (error) {
    return error as Error & { code: string; values: Record<string, unknown> };
  }
  return expect.fail("nothing was thrown");
};

describe("tally notarise and verify", () => {
  let system: ServedSystem;
  before(async () => {
    system = await servedSystem();
  });
  after(() => system.close());

  let count = 0;
  /** A folder with three files, one of them deeper, and a folder for receipts within. */
  const folderOfFiles = () => {
    const folder = join(system.folder, `case ${count++}`);
    mkdirSync(join(folder, "deeper"), { recursive: true });
    writeFileSync(join(folder, "one.txt"), "one");
    writeFileSync(join(folder, "empty"), "");
    writeFileSync(join(folder, "deeper", "two.pdf"), "two".repeat(700_000));
    return { folder, out: join(folder, "receipts") };
  };
  const run = (...args: string[]) => tally([...system.where, ...args]);
  const anchors = async () => {
    const attestations = attestationsContract(system.client);
    return (await attestations.queryFilter(attestations.filters.Anchored())).length;
  };

  it("tells the hash of the transaction on the side as soon as it is sent, but not to programs", async () => {
    const { folder, out } = folderOfFiles();
    const done = await run("notarise", folder, "--out", out);
    expect(done.exitCode, done.err).to.equal(0);
    expect(done.err).to.match(/^sent 0x[0-9a-f]{64}$/m);
  });

  it("notarises a folder in one batch and verifies each file", async () => {
    const { folder, out } = folderOfFiles();
    const before = await anchors();
    const done = await run("--json", "notarise", folder, "--out", out, "--note", "weighbridge 3");
    expect([done.exitCode, done.err]).to.deep.equal([0, ""]);
    expect(await anchors()).to.equal(before + 1);
    const receipts = done.json().receipts as { file: string; receipt: string }[];
    expect(receipts.map(({ file }) => file.slice(folder.length + 1))).to.deep.equal([
      "deeper/two.pdf",
      "empty",
      "one.txt",
    ]);
    expect(existsSync(join(out, PLAN_NAME))).to.equal(false);
    for (const { file, receipt } of receipts) {
      const online = await run("verify", receipt, "--file", file);
      expect([online.exitCode, online.err]).to.deep.equal([0, ""]);
      expect(online.out)
        .to.match(/^VALID/)
        .and.match(/organisation 1, "Development"/)
        .and.match(/the file given here/);
      const offline = await tally(["verify", receipt, "--file", file, "--offline"]);
      expect([offline.exitCode, offline.err]).to.deep.equal([0, ""]);
      expect(offline.out)
        .to.match(/Trusted: that block 0x/)
        .and.match(/Not checked offline/);
    }
    const { metadata } = JSON.parse(readFileSync(receipts[0]?.receipt as string, "utf8"));
    expect(
      Object.fromEntries(metadata.fields.map((f: { path: string; value: string }) => [f.path, f.value])),
    ).to.include({
      "/name": `${folder.split("/").at(-1)}/deeper/two.pdf`,
      "/mediaType": "application/pdf",
      "/note": "weighbridge 3",
    });
  });

  it("shows a line break in a file's name by its number", async () => {
    const { folder, out } = folderOfFiles();
    const file = join(folder, "a\n  receipt      forged");
    writeFileSync(file, "content");
    const done = await run("notarise", file, "--out", out);
    expect([done.exitCode, done.out.split("\n").filter((line) => line.startsWith("  receipt")).length]).to.deep.equal([
      0, 1,
    ]);
    expect(done.out).to.include("a\\u000a  receipt      forged");
    const missing = await run("notarise", join(folder, "none\nVALID"), "--out", out);
    expect(missing.err.split("\n")).to.have.length(2);
  });

  it("says which hash differs when one byte of the file changed", async () => {
    const { folder, out } = folderOfFiles();
    const one = join(folder, "one.txt");
    await run("notarise", one, "--out", out);
    writeFileSync(one, "onE");
    const receipt = join(out, "one.txt.receipt.json");
    const text = await run("verify", receipt, "--file", one);
    expect([text.exitCode, text.out]).to.deep.equal([1, ""]);
    expect(text.err)
      .to.match(/^NOT VALID/)
      .and.match(/FAIL {2}file .*sha256 is 0x.* the receipt has 0x/);
    const { exitCode, json } = await run("--json", "verify", receipt, "--file", one);
    const { ok, error } = json();
    expect([exitCode, ok, error.code]).to.deep.equal([1, false, "RECEIPT_NOT_VALID"]);
    expect(error.values.failed).to.deep.equal(["file"]);
  });

  it("finds a revocation online, and says that offline it cannot", async () => {
    const { folder, out } = folderOfFiles();
    await run("notarise", join(folder, "one.txt"), "--out", out);
    const receipt = join(out, "one.txt.receipt.json");
    const { statement } = JSON.parse(readFileSync(receipt, "utf8"));
    const attestations = attestationsContract(system.client);
    const data = attestations.interface.encodeFunctionData("revokeLeaf", [statement]);
    const sent = await (system.client.sender as Sender).send({ to: await attestations.getAddress(), data });
    await sent.receipt();
    const online = await run("--json", "verify", receipt);
    expect([online.exitCode, online.json().error.values.failed]).to.deep.equal([1, ["status"]]);
    expect((await run("verify", receipt, "--offline")).exitCode).to.equal(0);
  });

  it("never writes over a receipt", async () => {
    const { folder, out } = folderOfFiles();
    const one = join(folder, "one.txt");
    await run("notarise", one, "--out", out);
    const first = readFileSync(join(out, "one.txt.receipt.json"), "utf8");
    await run("notarise", one, "--out", out);
    expect(readFileSync(join(out, "one.txt.receipt.json"), "utf8")).to.equal(first);
    expect((await run("verify", join(out, "one.txt.2.receipt.json"), "--file", one)).exitCode).to.equal(0);
  });

  describe("stopped and run again", () => {
    class Stopped extends Error {}
    /** A client whose sender stops the program before or after it sent an anchor. */
    const stopping = (when: "before" | "after", onStop: () => void = () => {}): Client => {
      const sender = system.client.sender as Sender;
      const attestations = attestationsContract(system.client);
      const { selector } = attestations.interface.getFunction("anchor");
      return {
        ...system.client,
        sender: {
          address: sender.address,
          async send(call, options) {
            if (!call.data.startsWith(selector)) return sender.send(call, options);
            if (when === "after") await sender.send(call, options);
            onStop();
            throw new Stopped();
          },
        },
      };
    };

    for (const when of ["before", "after"] as const) {
      for (const how of ["the same command", "--resume"] as const) {
        it(`${when} sending, ${how} finishes without a second anchor`, async () => {
          const { folder, out } = folderOfFiles();
          const before = await anchors();
          await refusal(() => notarise(stopping(when), { args: [folder], out, ...silent }));
          const plan = join(out, PLAN_NAME);
          const planned = JSON.parse(readFileSync(plan, "utf8"));
          const args = how === "--resume" ? ["--resume", plan] : [folder, "--out", out];
          const done = await run("--json", "notarise", ...args);
          expect([done.exitCode, done.json().resumed, done.json().root]).to.deep.equal([0, true, planned.root]);
          expect(await anchors()).to.equal(before + 1);
          expect(existsSync(plan)).to.equal(false);
          const receipt = join(out, `${planned.files[2].name}.receipt.json`);
          expect((await run("verify", receipt, "--file", join(folder, "one.txt"))).exitCode).to.equal(0);
        });
      }
    }

    it("between two receipts, writes the same receipts", async () => {
      const { folder, out } = folderOfFiles();
      const kept = join(system.folder, "kept plan.json");
      await refusal(() =>
        notarise(
          stopping("after", () => copyFileSync(join(out, PLAN_NAME), kept)),
          { args: [folder], out, ...silent },
        ),
      );
      await run("notarise", "--resume", join(out, PLAN_NAME));
      const all = () =>
        readdirSync(out, { recursive: true, encoding: "utf8" })
          .filter((name) => name.endsWith(".receipt.json"))
          .map((name) => [name, readFileSync(join(out, name), "utf8")]);
      const first = all();
      expect(first).to.have.length(3);
      const before = await anchors();
      copyFileSync(kept, join(out, PLAN_NAME));
      expect((await run("notarise", "--resume", join(out, PLAN_NAME))).exitCode).to.equal(0);
      expect(all()).to.deep.equal(first);
      expect(await anchors()).to.equal(before);
    });

    it("does not take the plan of other files, nor one that was tampered with, nor one of another chain", async () => {
      const { folder, out } = folderOfFiles();
      await refusal(() => notarise(stopping("before"), { args: [folder], out, ...silent }));
      const plan = join(out, PLAN_NAME);
      utimesSync(join(folder, "one.txt"), 1, 1);
      const code = async (...args: string[]) => {
        const { exitCode, json } = await run("--json", "notarise", ...args);
        expect(exitCode).to.equal(1);
        return json().error.code;
      };
      expect(await code(folder, "--out", out)).to.equal("PLAN_UNFINISHED");
      const text = readFileSync(plan, "utf8");
      const spoil = (change: (json: Record<string, unknown>) => void) => {
        const json = JSON.parse(text);
        change(json);
        writeFileSync(plan, JSON.stringify(json));
      };
      spoil((json) => Object.assign((json.files as object[])[0] as object, { statement: null }));
      expect(await code("--resume", plan)).to.equal("PLAN_INVALID");
      spoil((json) => (json.files as unknown[]).pop());
      expect(await code("--resume", plan)).to.equal("PLAN_INVALID");
      spoil((json) => Object.assign(json, { genesisHash: `0x${"00".repeat(32)}` }));
      expect(await code("--resume", plan)).to.equal("PLAN_ELSEWHERE");
      spoil((json) => Object.assign(json, { version: 2 }));
      expect(await code("--resume", plan)).to.equal("PLAN_INVALID");
      writeFileSync(plan, "{");
      expect(await code("--resume", plan)).to.equal("FILE_NOT_JSON");
      expect(await code("--resume", join(out, "none"))).to.equal("FILE_UNREADABLE");
    });
  });

  it("refuses what it cannot do with exit code 1, and leaves nothing behind", async () => {
    const { folder, out } = folderOfFiles();
    const code = async (...args: string[]) => {
      const { exitCode, json } = await run("--json", ...args);
      return [exitCode, json().error.code];
    };
    mkdirSync(join(folder, "nothing"));
    expect(await code("notarise", join(folder, "none"), "--out", out)).to.deep.equal([1, "FILE_UNREADABLE"]);
    expect(await code("notarise", join(folder, "nothing"), "--out", out)).to.deep.equal([1, "NOTHING_TO_NOTARISE"]);
    expect(await code("notarise")).to.deep.equal([1, "USAGE"]);
    expect(await code("verify", join(folder, "none"))).to.deep.equal([1, "FILE_UNREADABLE"]);
    expect(await code("verify", join(folder, "one.txt"))).to.deep.equal([1, "JSON_INVALID"]);
    expect(existsSync(out)).to.equal(false);
  });

  it("asks to try again, exit code 75, when the node does not answer", async () => {
    const { folder, out } = folderOfFiles();
    await run("notarise", join(folder, "one.txt"), "--out", out);
    const dead = ["--rpc", "http://127.0.0.1:9", ...system.where.slice(2), "--json"];
    const receipt = join(out, "one.txt.receipt.json");
    for (const args of [
      ["verify", receipt],
      ["notarise", folder, "--out", out],
    ]) {
      const { exitCode, json } = await tally([...dead, ...args]);
      expect([exitCode, json().error.code]).to.deep.equal([75, "RPC_UNREACHABLE"]);
    }
    expect((await tally([...dead, "verify", receipt, "--offline"])).exitCode).to.equal(0);
  });

  it("names an attester who may not, and keeps the plan until it may", async () => {
    const { folder, out } = folderOfFiles();
    const env = { TALLY_KEY: `0x${"17".repeat(32)}` };
    const { exitCode, json } = await tally([...system.where, "--json", "notarise", folder, "--out", out], env);
    expect([exitCode, json().error.code]).to.deep.equal([1, "Members_NotEnrolled"]);
    expect(existsSync(join(out, PLAN_NAME))).to.equal(true);
  });
});

describe("collectFiles", () => {
  it("takes a file once, leaves out links within folders, the receipts' folder, and says so", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "a"));
    mkdirSync(join(folder, "receipts"));
    writeFileSync(join(folder, "a", "x"), "x");
    writeFileSync(join(folder, "receipts", "old.receipt.json"), "{}");
    symlinkSync(join(folder, "a", "x"), join(folder, "link"));
    const leftOut: string[] = [];
    const files = collectFiles([folder, join(folder, "a", "x")], join(folder, "receipts"), (path) =>
      leftOut.push(path),
    );
    expect(files.map(({ path }) => path)).to.deep.equal([join(folder, "a", "x")]);
    expect(leftOut).to.deep.equal([join(folder, "link")]);
    const [named] = collectFiles([join(folder, "link")], join(folder, "receipts"), () => {});
    expect([named?.path, named?.name]).to.deep.equal([join(folder, "a", "x"), "link"]);
  });
});
