import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect } from "chai";
import { startProgram } from "../../../src/testing/child.ts";
import { tally } from "../../../src/testing/command-line.ts";
import { type Consortium, consortium, program } from "../../../src/testing/consortium.ts";

const MAIN = join(import.meta.dirname, "../../../src/cli/main.ts");

interface Node {
  readonly name: string;
  readonly pid: number;
  readonly [field: string]: unknown;
}

describe("tally network up, status, logs and down", function () {
  this.timeout(60_000);
  let given: Consortium;
  beforeEach(async () => {
    given = await consortium();
  });
  afterEach(async () => {
    await network("down", "--within", "10");
    given.remove();
  });

  const network = (verb: string, ...args: string[]) =>
    tally(["--json", "network", verb, "--network", given.root, ...args], given.env);
  const nodesOf = ({ json }: Awaited<ReturnType<typeof network>>) => json().nodes as readonly Node[];
  const fails = async (...args: [string, ...string[]]) => {
    const { exitCode, json } = await network(...args);
    return { is: `${exitCode} ${json().error.code}`, values: json().error.values };
  };
  const pidFile = (name: string) => {
    const { folder = "" } = given.network.nodes.find((node) => node.name === name) ?? {};
    return join(given.root, folder, "data/besu.pid");
  };
  const isAlive = (pid: number) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  };

  it("starts a process for each node, sees blocks, and stops exactly these", async () => {
    const up = await network("up");
    expect(up.exitCode, up.out + up.err).to.equal(0);
    expect(up.json().besu).to.deep.include({ kind: "program", version: "26.8.0" });
    expect(up.json().genesisHash).to.equal(given.network.genesisHash);
    const nodes = nodesOf(up);
    expect(nodes.map(({ name }) => name)).to.deep.equal(["river-1", "plant-1", "laboratory-1", "bank-1"]);
    for (const { name, pid } of nodes) {
      expect(readFileSync(pidFile(name), "utf8")).to.equal(`${pid}\n`);
      expect(isAlive(pid)).to.equal(true);
    }
    expect(up.err).to.include("waits for the JSON-RPC of river-1");

    const status = nodesOf(await network("status"));
    for (const [i, node] of status.entries()) {
      expect(node).to.include({ pid: nodes[i]?.pid, peers: 3, round: 0, isHere: true });
      expect(node.height).to.be.above(3);
      expect(node.age).to.be.within(0, 5);
    }

    const again = nodesOf(await network("up"));
    expect(again.map(({ pid, ranAlready }) => [pid, ranAlready])).to.deep.equal(nodes.map(({ pid }) => [pid, true]));

    const { out } = await tally(["network", "logs", "--network", given.root, "river-1"], given.env);
    expect(out).to.equal("river-1 starts\nriver-1 serves");

    expect(nodesOf(await network("down", "plant")).map(({ pid }) => pid)).to.deep.equal([nodes[1]?.pid]);
    expect(nodes.map(({ pid }) => isAlive(pid))).to.deep.equal([true, false, true, true]);
    const down = nodesOf(await network("down"));
    expect(down.map(({ pid }) => pid)).to.deep.equal([nodes[0]?.pid, null, nodes[2]?.pid, nodes[3]?.pid]);
    expect(nodes.some(({ pid }) => isAlive(pid))).to.equal(false);
    expect(existsSync(pidFile("river-1"))).to.equal(false);
    expect(nodesOf(await network("status")).map(({ trouble }) => trouble)).to.deep.equal(
      Array(4).fill("does not answer"),
    );
  });

  it("leaves a process alone that has the number of a node that is gone", async () => {
    writeFileSync(pidFile("river-1"), `${process.pid}\n`);
    const [river] = nodesOf(await network("down", "river-1"));
    expect(river).to.deep.equal({ name: "river-1", pid: null });
    expect(existsSync(pidFile("river-1"))).to.equal(false);
  });

  it("refuses a port that is taken, with port and node, and starts nothing", async () => {
    const { wsPort } = given.network.nodes[2] ?? { wsPort: 0 };
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(wsPort, "127.0.0.1", resolve));
    try {
      const { is, values } = await fails("up");
      expect(is).to.equal("1 NODE_PORT_TAKEN");
      expect(values).to.deep.equal({ port: wsPort, field: "wsPort", node: "laboratory-1" });
      expect(existsSync(pidFile("river-1"))).to.equal(false);
    } finally {
      await new Promise((resolve) => other.close(resolve));
    }
  });

  it("refuses two nodes with one port", async () => {
    const file = join(given.root, "network.json");
    const [first, second, ...rest] = given.network.nodes;
    const nodes = [first, { ...second, p2pPort: first?.metricsPort }, ...rest];
    writeFileSync(file, JSON.stringify({ ...given.network, nodes }));
    expect(await fails("up")).to.deep.include({ is: "1 NODE_PORT_TAKEN" });
  });

  it("stops what it started when a node ends, and shows the end of its log", async () => {
    given.behave("bank-1", { ends: "Invalid genesis file" });
    const { is, values } = await fails("up");
    expect(is).to.equal("1 NODE_ENDED");
    expect(values.node).to.equal("bank-1");
    expect(values.log).to.include("Invalid genesis file");
    expect(nodesOf(await network("status")).map(({ pid }) => pid)).to.deep.equal(Array(4).fill(undefined));
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
    const up = await network("up", "--no-wait", "river", "bank-1");
    expect(nodesOf(up).map(({ name }) => name)).to.deep.equal(["river-1", "bank-1"]);
    expect(up.json().height).to.equal(null);
    expect(await fails("up", "nobody")).to.deep.include({ is: "1 NODE_UNKNOWN" });
    expect((await fails("logs", "plant-1")).is).to.equal("1 NODE_LOG_MISSING");
  });

  it("says which node does not stop", async () => {
    given.behave("river-1", { stays: true });
    const [river] = nodesOf(await network("up", "river-1"));
    try {
      const { is, values } = await fails("down", "--within", "1", "river-1");
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
    expect([exitCode, (json().nodes as readonly Node[]).map(({ name }) => name)]).to.deep.equal([0, ["plant-1"]]);
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
        const [bare] = (await call("network", "status")).json.nodes as readonly Node[];
        expect(bare?.trouble).to.include("answers 401");
        const [shown] = (await call("network", "status", "--rpc-token-file", file)).json.nodes as readonly Node[];
        expect(shown?.peers).to.equal(0);
        writeFileSync(file, "not a\ntoken", { mode: 0o600 });
        expect((await call("network", "status", "--rpc-token-file", file)).json.error.code).to.equal("USAGE");
        await call("network", "down");
      } finally {
        guarded.remove();
      }
    });
  });

  describe("without what it needs", () => {
    const without = async (env: Readonly<Record<string, string>>) => {
      const { json } = await tally(["--json", "network", "up", "--network", given.root], { ...given.env, ...env });
      return json().error;
    };

    it("says that there is no Besu, and where it looked", async () => {
      const { code, values } = await without({ BESU_HOME: "", PATH: "/nowhere" });
      expect(code).to.equal("BESU_MISSING");
      expect(values.looked).to.deep.equal(["BESU_HOME is not set", "no besu on PATH", "no docker on PATH"]);
      expect((await without({ BESU_HOME: "/nowhere" })).code).to.equal("BESU_MISSING");
    });

    it("says which Java it found, and which it needs", async () => {
      expect((await without({ JAVA_HOME: "/nowhere" })).code).to.equal("JAVA_MISSING");
      program(join(given.root, "java/bin/java"), `echo 'openjdk version "17.0.15" 2025-04-15' >&2`);
      const { code, values } = await without({});
      expect(code).to.equal("JAVA_WRONG");
      expect(values).to.include({ needed: 25, found: 17 });
      program(join(given.root, "java/bin/java"), `echo 'java version "1.8.0_292"' >&2`);
      expect((await without({})).values).to.include({ found: 8 });
    });

    it("says what a Besu said that does not start", async () => {
      program(join(given.root, "besu/bin/besu"), "echo it is broken; exit 3");
      const { code, values } = await without({});
      expect([code, values.output]).to.deep.equal(["BESU_FAILED", "it is broken"]);
    });

    it("takes Docker where its daemon answers", async () => {
      const log = join(given.root, "docker.log");
      // The fake runs what the image would, after the image's name.
      const run = `exec '${given.root}/besu/bin/besu' "$(echo "$*" | sed 's/.* //')"`;
      const body = `echo "$*" >> '${log}'\ncase "$1" in version) echo 28.2.2;; run) cd "$(echo "$*" | sed 's/.*--workdir \\([^ ]*\\).*/\\1/')"; ${run};; esac`;
      program(join(given.root, "bin/docker"), body);
      const env = { ...given.env, BESU_HOME: "", PATH: `${given.root}/bin:/usr/bin:/bin` };
      const { exitCode, json } = await tally(["--json", "network", "up", "--network", given.root, "river-1"], env);
      expect([exitCode, json().besu]).to.deep.equal([
        0,
        { kind: "docker", path: `${given.root}/bin/docker`, image: "hyperledger/besu:26.8.0", version: "26.8.0" },
      ]);
      expect(readFileSync(log, "utf8")).to.include(
        `--network host --user ${process.getuid?.()}:${process.getgid?.()} --volume ${given.root}:${given.root} --workdir ${given.root}/river/river-1 hyperledger/besu:26.8.0 --config-file=${given.root}/river/river-1/config.toml`,
      );
    });
  });
});
