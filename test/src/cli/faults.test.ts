import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect } from "chai";
import { digestPath } from "../../../src/cli/evidence/shared/digest-path.ts";
import { developmentWallet } from "../../../src/cli/shared/development.ts";
import { CATALOGUE } from "../../../src/cli/shared/errors.ts";
import { describeFailure } from "../../../src/cli/shared/exit.ts";
import { PLAN } from "../../../src/deploy/plan.ts";
import { contractsOf } from "../../../src/deploy/select-domains.ts";
import { TallyError } from "../../../src/lib/errors.ts";
import { startProgram } from "../../../src/testing/child.ts";
import { type ServedSystem, servedSystem, tally } from "../../../src/testing/command-line.ts";
import { refused } from "../../../src/testing/errors.ts";

const MAIN = join(import.meta.dirname, "../../../src/cli/main.ts");

describe("what tally refuses", () => {
  let system: ServedSystem;
  before(async () => {
    system = await servedSystem();
  });
  after(() => system.close());

  const outcome = async (args: readonly string[], env: Record<string, string> = {}) => {
    const { exitCode, json } = await tally(["--json", ...args], env);
    return `${exitCode} ${json().error.code}`;
  };
  const rpc = () => system.where.slice(0, 2);
  const deployment = () => system.where.slice(2);
  /** The deployment file, changed. */
  const changed = (name: string, change: (file: Record<string, unknown>) => unknown) => {
    const file = join(system.folder, name);
    const before = JSON.parse(readFileSync(deployment()[1] as string, "utf8"));
    writeFileSync(file, JSON.stringify(change(before)));
    return ["--deployment", file];
  };
  const key = (name: string, text: string) => {
    const file = join(system.folder, name);
    writeFileSync(file, text, { mode: 0o600 });
    return ["--key-file", file];
  };
  const WRITE = ["schema", "register", "uint64 weight"];

  it("says what is wrong with a command line, with and without --json", async () => {
    for (const args of [[], ["fly"], ["--speed", "9", "members", "list"], ["--rpc"], ["deployment"]]) {
      expect(await outcome(args), args.join(" ")).to.equal("1 USAGE");
    }
    const late = await tally(["members", "show", "x", "--json"]);
    expect([late.exitCode, late.json().error.code, late.err]).to.deep.equal([1, "USAGE", ""]);
    const text = await tally(["members", "show", "x"]);
    expect([text.exitCode, text.out]).to.deep.equal([1, ""]);
    expect(text.err).to.match(/^USAGE: .*'x' is invalid for argument 'org'.*\n {2}Run the command with --help\.$/);
  });

  it("helps, on every command", async () => {
    const pages = [[], ["up"], ["members"], ["council", "propose", "admit"], ["attest"], ["deployment", "verify"]];
    for (const args of pages) {
      const { exitCode, out, err } = await tally([...args, "--help"]);
      expect([exitCode, err]).to.deep.equal([0, ""]);
      expect(out).to.match(/^Usage: tally/);
    }
  });

  it("asks to try again, exit code 75, when no node answers or the node fails", async () => {
    const dead = ["--rpc", "http://127.0.0.1:9", ...deployment()];
    const commands = [["members", "list"], ["council", "list"], WRITE, ["deployment", "verify"], ["revoke", "0x00"]];
    for (const args of commands) expect(await outcome([...dead, ...args])).to.equal("75 RPC_UNREACHABLE");
    const server = createServer((_, response) => response.writeHead(500).end("busy"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await outcome(["--rpc", url, ...deployment(), "members", "list"])).to.equal("75 RPC_UNREACHABLE");
    await new Promise((resolve) => server.close(resolve));
  });

  it("ends by itself, as a program, with the exit code", async () => {
    const run = async (...args: string[]) => startProgram(process.execPath, [MAIN, "--json", ...args]).ended;
    const dead = await run("--rpc", "http://127.0.0.1:9", ...deployment(), "members", "list");
    expect([dead.status, JSON.parse(dead.stdout).error.code, dead.stderr]).to.deep.equal([75, "RPC_UNREACHABLE", ""]);
    const done = await run(...system.where, "members", "list");
    expect([done.status, JSON.parse(done.stdout).ok, done.stderr]).to.deep.equal([0, true, ""]);
    const wrong = await run("fly");
    expect([wrong.status, JSON.parse(wrong.stdout).error.code, wrong.stderr]).to.deep.equal([1, "USAGE", ""]);
  });

  it("refuses an endpoint that is no address", async () => {
    for (const url of ["localhost:8545", "node", "ws://127.0.0.1:8545", ""]) {
      expect(await outcome(["--rpc", url, ...deployment(), "members", "list"]), url).to.equal("1 USAGE");
    }
  });

  it("refuses another chain than the deployment file's, for reading and writing", async () => {
    const genesis = changed("genesis.json", (file) => ({ ...file, genesisHash: `0x${"11".repeat(32)}` }));
    const chain = changed("chain.json", (file) => ({ ...file, chainId: 1 }));
    for (const args of [["members", "list"], WRITE, ["deployment", "verify"]]) {
      expect(await outcome([...rpc(), ...genesis, ...args])).to.equal("1 CHAIN_MISMATCH");
      const env = { TALLY_KEY: developmentWallet(1).privateKey };
      expect(await outcome([...rpc(), ...chain, ...args], env)).to.equal("1 CHAIN_MISMATCH");
    }
  });

  it("refuses a deployment file that is missing, malformed or names no contract", async () => {
    const list = async (...where: string[]) => outcome([...rpc(), ...where, "members", "list"]);
    expect(await list("--deployment", join(system.folder, "none"))).to.equal("1 FILE_UNREADABLE");
    expect(await list("--deployment", system.folder)).to.equal("1 FILE_UNREADABLE");
    const text = join(system.folder, "text");
    writeFileSync(text, "{");
    expect(await list("--deployment", text)).to.equal("1 FILE_NOT_JSON");
    expect(await list(...changed("null.json", () => null))).to.equal("1 DEPLOYMENT_INVALID");
    const elsewhere = changed("elsewhere.json", ({ contracts, ...file }) => {
      const all = contracts as Record<string, object>;
      return { ...file, contracts: { ...all, Members: { ...all.Members, address: `0x${"42".repeat(20)}` } } };
    });
    expect(await list(...elsewhere)).to.equal("1 CONTRACT_MISSING");
  });

  it("refuses a key that is none, and names no key in what it prints", async () => {
    const write = (...args: string[]) => [...system.where, ...args, ...WRITE];
    const secret = `0x${"f".repeat(63)}`;
    const { exitCode, out, err } = await tally(write(), { TALLY_KEY: secret });
    expect(exitCode).to.equal(1);
    expect(`${out}${err}`)
      .to.match(/^KEY_INVALID/)
      .and.not.contain("fff");
    expect(await outcome(write(), { TALLY_KEY: "" })).to.equal("1 KEY_INVALID");
    expect(await outcome(write(...key("bad", "no key\n")))).to.equal("1 KEY_INVALID");
    expect(await outcome(write(...key("zero", `0x${"00".repeat(32)}`)))).to.equal("1 KEY_INVALID");
    expect(await outcome(write("--key-file", join(system.folder, "none")))).to.equal("1 FILE_UNREADABLE");
    const production = changed("production.json", (file) => ({ ...file, chainId: 4_711 }));
    expect(await outcome([...rpc(), ...production, ...WRITE])).to.equal("1 KEY_MISSING");
  });

  it("takes the key of a file before that of the environment", async () => {
    const good = key("good", `${developmentWallet(1).privateKey}\n`);
    const { exitCode } = await tally([...system.where, ...good, ...WRITE], { TALLY_KEY: "none" });
    expect(exitCode).to.equal(0);
  });

  it("prints one JSON document when the deployment differs", async () => {
    const other = changed("other.json", ({ contracts, ...file }) => {
      const all = contracts as Record<string, { tx: string }>;
      return { ...file, contracts: { ...all, Members: { ...all.Members, tx: all.Council?.tx } } };
    });
    const { exitCode, json } = await tally(["--json", ...rpc(), ...other, "deployment", "verify"]);
    expect([exitCode, json().error.code]).to.deep.equal([1, "DEPLOYMENT_DIFFERS"]);
    expect(json().error.values.failed).to.deep.equal(["Members"]);
    expect(json().error.values.contracts).to.have.length(contractsOf(PLAN).length);
    expect((await tally([...rpc(), ...other, "deployment", "verify"])).err).to.match(
      /^ok .*\nFAIL Members .*creation other/,
    );
  });

  it("does not hash a file that is written to meanwhile, and cannot write receipts into a file", async () => {
    const file = join(system.folder, "growing");
    writeFileSync(file, "one");
    const error = await refused(() => digestPath(file, () => appendFileSync(file, "more")), "FILE_CHANGED");
    expect((await describeFailure(error)).exitCode).to.equal(75);
    const out = join(file, "receipts");
    const calm = join(system.folder, "calm");
    writeFileSync(calm, "calm");
    expect(await outcome([...system.where, "notarise", calm, "--out", out])).to.equal("1 FILE_UNWRITABLE");
  });

  it("names the file whose content is not what it should be", async () => {
    const file = join(system.folder, "notes.txt");
    writeFileSync(file, "not JSON at all");
    for (const args of [
      ["verify", file, "--offline"],
      ["feed", "verify", file],
      ["trace", file],
    ]) {
      const { exitCode, json, err } = await tally(["--json", ...rpc(), ...deployment(), ...args]);
      expect([exitCode, err], args.join(" ")).to.deep.equal([1, ""]);
      expect(json().error.values, args.join(" ")).to.include({ file });
      expect((await tally([...rpc(), ...deployment(), ...args])).err).to.include(`: ${file}: `);
    }
  });

  it("shows the remedy of every catalogued code, and what was not foreseen", async () => {
    for (const [code, { remedy, retryable }] of Object.entries(CATALOGUE)) {
      const { text, exitCode } = await describeFailure(new TallyError(code, "message", { retryable }));
      expect([text, exitCode]).to.deep.equal([`${code}: message\n  ${remedy}`, retryable ? 75 : 1]);
    }
    const sdk = await describeFailure(new TallyError("RPC_UNREACHABLE", "message", { retryable: true }));
    expect(sdk.text).to.match(/\n {2}Check that the node runs/);
    const unforeseen = await describeFailure(new Error("a bug"));
    expect([unforeseen.exitCode, unforeseen.text]).to.satisfy(([n, t]: [number, string]) => n === 1 && /a bug/.test(t));
  });
});
