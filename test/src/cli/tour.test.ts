import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { type ChildProgram, startProgram } from "../../../src/testing/child.ts";
import { temporaryFolder } from "../../../src/testing/command-line.ts";
import { commandsOf, readDocument, sectionOf, wordsOf } from "../../../src/testing/documents.ts";

const ROOT = join(import.meta.dirname, "../../..");
const MAIN = join(ROOT, "src/cli/main.ts");
const TOUR = readDocument("docs/guides/tour.md");

const commandsBelow = (heading: string) => commandsOf(sectionOf(TOUR, heading));

/** The tour, command by command as it is printed, on a chain that its first command starts. */
describe("docs/guides/tour.md", function () {
  this.timeout(60_000);
  const [first, ...others] = commandsBelow("## 1. Keep a chain running");
  let folder: string;
  let up: ChildProgram;
  let rpc: string;
  /** What the tour calls ID. */
  let id: string | undefined;

  before(async () => {
    folder = temporaryFolder();
    for (const name of ["contracts", "deployments"]) mkdirSync(join(folder, name));
    cpSync(join(ROOT, "contracts/members"), join(folder, "contracts/members"), { recursive: true });
    expect(first).to.equal("up");
    // The usual port may be taken.
    up = startProgram(process.execPath, [MAIN, "up", "--port", "0"], { cwd: folder });
    rpc = /http:\S+/.exec(await up.firstLine)?.[0] as string;
  });
  after(async () => {
    await up.stop("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs a command as it is printed, with the number that was shown before in place of ID; gives what it printed. */
  async function follow(command: string): Promise<string> {
    const args = wordsOf(command).map((word) => (word === "ID" ? (id as string) : word));
    const options = { cwd: folder, env: { ...process.env, TALLY_RPC_URL: rpc } };
    const { status, stdout, stderr } = await startProgram(process.execPath, [MAIN, ...args], options).ended;
    expect(status, `tally ${args.join(" ")}\n${stderr}`).to.equal(0);
    return stdout;
  }

  it("1: an organisation is admitted by a vote, and each command prints the next", async () => {
    expect(others).to.have.length.above(4);
    let next: string | undefined;
    for (const command of others) {
      const printed = await follow(command);
      const args = wordsOf(command);
      if (next !== undefined && args[1] !== "list") expect(wordsOf(next).slice(0, -1)).to.deep.equal(args.slice(0, -1));
      id = /^id {2}(\d+)$/m.exec(printed)?.[1] ?? id;
      if (args[1] === "list" && id !== undefined) expect(printed).to.contain(id.slice(0, 10));
      next = /^next: tally (.+)$/m.exec(printed)?.[1]?.replace(/\d+/, "ID") ?? (args[1] === "list" ? next : undefined);
    }
    expect(next, "the last command is the last").to.equal(undefined);
    expect(await follow("members list")).to.match(/^2 +North Bank +Active +BANK +0x3C44…$/m);
  });

  it("2: files are notarised and verified, with the chain and without it", async () => {
    const [notarise, online, offline, ...more] = commandsBelow("## 2. Deposit evidence");
    expect(more).to.deep.equal([]);
    await follow(notarise as string);
    expect(await follow(online as string)).to.match(/^VALID {2}contracts\/members\/Members\.sol\n/);
    expect(await follow(offline as string))
      .to.match(/^VALID IF THE BLOCK NAMED BELOW IS ON THE CHAIN {2}/)
      .and.match(/^Trusted: that block 0x[0-9a-f]{64} /m);
  });
});
