import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { systemProcesses } from "../../../src/network/system/processes.ts";
import { startProgram } from "../../../src/testing/child.ts";
import { tally } from "../../../src/testing/command-line.ts";
import { type Consortium, consortium } from "../../../src/testing/consortium.ts";
import { networkCommands, type ShownNode } from "../../../src/testing/network-commands.ts";

const MAIN = join(import.meta.dirname, "../../../src/cli/main.ts");

describe("tally network up, status, logs and down", function () {
  this.timeout(120_000);
  let given: Consortium;
  let { network, nodesOf, fails, pidFile } = {} as ReturnType<typeof networkCommands>;
  beforeEach(async () => {
    given = await consortium({ validators: 2 });
    ({ network, nodesOf, fails, pidFile } = networkCommands(given));
  });
  afterEach(async () => {
    await network("down");
    given.remove();
  });

  /** A process that has ended, and that nobody has asked for yet, has no command line any more. */
  const { commandLineOf } = systemProcesses(process.env);
  const alive = (nodes: readonly ShownNode[]) =>
    Promise.all(nodes.map(async ({ pid }) => (await commandLineOf(pid)) !== undefined));

  it("starts a process for each node, sees blocks, and stops exactly these", async () => {
    const up = await network("up");
    expect(up.exitCode, up.out + up.err).to.equal(0);
    expect(up.json().besu).to.deep.include({ kind: "program", version: "26.8.0" });
    expect(up.json().genesisHash).to.equal(given.network.genesisHash);
    const nodes = nodesOf(up);
    expect(nodes.map(({ name }) => name)).to.deep.equal(["river-1", "plant-1"]);
    for (const { name, pid } of nodes) {
      expect(readFileSync(pidFile(name), "utf8")).to.equal(`${pid}\n`);
    }
    expect(await alive(nodes)).to.deep.equal([true, true]);
    // Which of them comes first is up to the nodes; at the first look a block after that one is missing at least.
    expect(up.err).to.match(/waits for (the JSON-RPC|peers|a block) of /);

    const status = nodesOf(await network("status"));
    for (const [i, node] of status.entries()) {
      expect(node).to.include({ pid: nodes[i]?.pid, peers: 1, round: 0, isHere: true });
      expect(node.height).to.be.above(3);
      expect(node.age).to.be.at.least(0);
    }

    const again = nodesOf(await network("up"));
    expect(again.map(({ pid, ranAlready }) => [pid, ranAlready])).to.deep.equal(nodes.map(({ pid }) => [pid, true]));

    const { out } = await tally(["network", "logs", "--network", given.root, "river-1"], given.env);
    expect(out).to.equal("river-1 starts\nriver-1 serves");

    expect(nodesOf(await network("down", "plant")).map(({ pid }) => pid)).to.deep.equal([nodes[1]?.pid]);
    expect(await alive(nodes)).to.deep.equal([true, false]);
    const down = nodesOf(await network("down"));
    expect(down.map(({ pid }) => pid)).to.deep.equal([nodes[0]?.pid, null]);
    expect(await alive(nodes)).to.deep.equal([false, false]);
    expect(existsSync(pidFile("river-1"))).to.equal(false);
    expect(nodesOf(await network("status")).map(({ trouble }) => trouble)).to.deep.equal(
      Array(2).fill("does not answer"),
    );
  });

  it("leaves a process alone that has the number of a node that is gone", async () => {
    writeFileSync(pidFile("river-1"), `${process.pid}\n`);
    const [river] = nodesOf(await network("down", "river-1"));
    expect(river).to.deep.equal({ name: "river-1", pid: null });
    expect(existsSync(pidFile("river-1"))).to.equal(false);
  });

  it("stops what it started when a node ends, and shows the end of its log", async () => {
    given.behave("plant-1", { ends: "Invalid genesis file" });
    const { is, values } = await fails("up");
    expect(is).to.equal("1 NODE_ENDED");
    expect(values.node).to.equal("plant-1");
    expect(values.log).to.include("Invalid genesis file");
    expect(nodesOf(await network("status")).map(({ pid }) => pid)).to.deep.equal(Array(2).fill(undefined));
  });

  it("says what a log's last words mean, but not those of an earlier start", async () => {
    const line = "Supplied genesis block does not match chain data stored in /data.";
    given.behave("plant-1", { ends: line });
    const { values } = await fails("up");
    expect([values.node, values.finding]).to.deep.equal(["plant-1", "data-foreign"]);
    const { err } = await tally(["network", "up", "--network", given.root, "plant"], given.env);
    expect(err).to.include(`plant-1 has ended: ${line}`);
    expect(err)
      .to.include("The node's data folder is of a network with another genesis")
      .and.to.include("move data/ away");
    given.behave("plant-1", { ends: "for another reason" });
    expect((await fails("up", "plant")).values).to.not.have.property("finding");
  });

  it("stops what it started when it is interrupted", async () => {
    for (const { name } of given.network.nodes) given.behave(name, { halts: true });
    const env = { ...process.env, ...given.env };
    const up = startProgram(
      "/bin/sh",
      ["-c", `exec "$0" "$@" 2>&1`, process.execPath, MAIN, "network", "up", "--network", given.root],
      { env },
    );
    expect(await up.firstLine).to.match(/^started river-1, pid \d+$/);
    const { status, stdout } = await up.stop("SIGINT");
    expect(status).to.equal(1);
    expect(stdout).to.include("UP_STOPPED: stopped while ");
    expect(nodesOf(await network("status")).map(({ pid }) => pid)).to.deep.equal([undefined, undefined]);
    expect(existsSync(pidFile("river-1"))).to.equal(false);
  });

  it("stops what it started when no block comes, and says for what it waited", async () => {
    for (const { name } of given.network.nodes) given.behave(name, { halts: true });
    const { is, values } = await fails("up", "--within", "2");
    expect(is).to.equal("75 NO_BLOCKS");
    expect(values.missing).to.match(/^(a block of river-1 after 3|the JSON-RPC of)/);
    expect(existsSync(pidFile("river-1"))).to.equal(false);
  });

  it("refuses a chain with another genesis", async () => {
    const genesisHash = `0x${"12".repeat(32)}`;
    for (const { name } of given.network.nodes) given.behave(name, { genesisHash });
    const { is, values } = await fails("up");
    expect(is).to.equal("1 NODE_GENESIS_DIFFERS");
    expect(values).to.include({ genesisHash, expected: given.network.genesisHash });
  });

  it("does not wait if it is told so, and starts those that are named alone", async () => {
    const up = await network("up", "--no-wait", "river");
    expect(nodesOf(up).map(({ name }) => name)).to.deep.equal(["river-1"]);
    expect(up.json().height).to.equal(null);
    expect(await fails("up", "nobody")).to.deep.include({ is: "1 NODE_UNKNOWN" });
    expect((await fails("logs", "plant-1")).is).to.equal("1 NODE_LOG_MISSING");
  });

  it("says which node does not stop", async () => {
    given.behave("river-1", { stays: true });
    const [river] = nodesOf(await network("up", "river-1"));
    try {
      const { is, values } = await fails("down", "--within", "1");
      expect(is).to.equal("75 NODE_STAYS");
      expect(values).to.deep.equal({ node: "river-1", pid: river?.pid });
    } finally {
      process.kill(river?.pid ?? 0, "SIGKILL");
    }
  });

  it("runs from the folder of one organisation that has network.json too", async () => {
    copyFileSync(join(given.root, "network.json"), join(given.root, "plant/network.json"));
    const { exitCode, json } = await tally(
      ["--json", "network", "up", "--network", join(given.root, "plant"), "plant"],
      given.env,
    );
    expect([exitCode, (json().nodes as readonly ShownNode[]).map(({ name }) => name)]).to.deep.equal([0, ["plant-1"]]);
  });

  it("follows logs until it is stopped", async () => {
    await network("up", "river-1");
    const args = [MAIN, "network", "logs", "--network", given.root, "--lines", "1", "--follow", "river-1"];
    const follow = startProgram(process.execPath, args);
    expect(await follow.firstLine).to.equal("river-1 serves");
    await network("down", "river-1");
    const { status, stdout } = await follow.stop("SIGINT");
    expect([status, stdout]).to.deep.equal([0, "river-1 serves\nriver-1 stops\n"]);
  });

  describe("with a token", () => {
    it("asks for it, and shows blocks with it", async () => {
      const guarded = await consortium({ validators: 1, rpc: "jwt" });
      try {
        const call = (...args: string[]) =>
          tally(["--json", ...args, "--network", guarded.root], guarded.env).then(({ exitCode, json }) => {
            return { exitCode, json: json() };
          });
        guarded.behave("river-1", { token: "abc.def" });
        expect((await call("network", "up")).json.error.code).to.equal("NODE_UNAUTHORISED");
        const file = join(guarded.root, "token");
        writeFileSync(file, "abc.def\n", { mode: 0o600 });
        expect((await call("network", "up", "--rpc-token-file", file)).exitCode).to.equal(0);
        const [bare] = (await call("network", "status")).json.nodes as readonly ShownNode[];
        expect(bare?.trouble).to.include("answers 401");
        const [shown] = (await call("network", "status", "--rpc-token-file", file)).json.nodes as readonly ShownNode[];
        expect(shown?.peers).to.equal(0);
        writeFileSync(file, "not a\ntoken", { mode: 0o600 });
        expect((await call("network", "status", "--rpc-token-file", file)).json.error.code).to.equal("USAGE");
        await call("network", "down");
      } finally {
        guarded.remove();
      }
    });
  });
});
