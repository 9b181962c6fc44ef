import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { expect } from "chai";
import type { Finding } from "../../../src/network/doctor/findings.ts";
import { tally } from "../../../src/testing/command-line.ts";
import { type Consortium, consortium, program } from "../../../src/testing/consortium.ts";
import { networkCommands } from "../../../src/testing/network-commands.ts";

describe("tally network up: what it refuses", function () {
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

  it("refuses a port that is taken, with port and node, and starts nothing", async () => {
    const { wsPort } = given.network.nodes[1] ?? { wsPort: 0 };
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(wsPort, "127.0.0.1", resolve));
    try {
      const { is, values } = await fails("up");
      expect(is).to.equal("1 NODE_PORT_TAKEN");
      expect(values).to.deep.equal({ port: wsPort, field: "wsPort", node: "plant-1" });
      expect(existsSync(pidFile("river-1"))).to.equal(false);
    } finally {
      await new Promise((resolve) => other.close(resolve));
    }
  });

  it("refuses two nodes with one port", async () => {
    const file = join(given.root, "network.json");
    const [first, second] = given.network.nodes;
    const nodes = [first, { ...second, p2pPort: first?.metricsPort }];
    writeFileSync(file, JSON.stringify({ ...given.network, nodes }));
    expect(await fails("up")).to.deep.include({ is: "1 NODE_PORT_TAKEN" });
  });

  it("refuses a key that others can read, another's, or none, and another genesis.json, and starts nothing", async () => {
    const key = (name: string) => join(given.root, name, `${name}-1`, "key");
    const finds = async () => {
      const { is, values } = await fails("up");
      expect([is, existsSync(pidFile("river-1"))]).to.deep.equal(["1 NODE_FILES_WRONG", false]);
      return (values.findings as readonly Finding[]).map(({ name }) => name);
    };
    chmodSync(key("plant"), 0o644);
    expect(await finds()).to.deep.equal(["key-open"]);
    copyFileSync(key("river"), key("plant"));
    chmodSync(key("plant"), 0o600);
    expect(await finds()).to.deep.equal(["key-shared"]);
    rmSync(key("plant"));
    expect(await finds()).to.deep.equal(["key-missing"]);
    const genesis = join(given.root, "river/genesis.json");
    writeFileSync(
      genesis,
      readFileSync(genesis, "utf8").replace(/"gasLimit": "0x[0-9a-f]+"/, '"gasLimit": "0x1312d01"'),
    );
    expect(await finds()).to.deep.equal(["genesis-file-differs"]);
  });

  it("does not start what another process is starting; a claim of one that is gone counts for nothing", async () => {
    const claim = `${pidFile("plant-1")}.starting`;
    mkdirSync(dirname(claim), { recursive: true });
    writeFileSync(claim, `${process.pid}\n`);
    const { is, values } = await fails("up", "--no-wait");
    expect([is, values.node, values.pid]).to.deep.equal(["75 NODE_STARTING", "plant-1", process.pid]);
    expect(nodesOf(await network("status")).map(({ pid }) => pid)).to.deep.equal([undefined, undefined]);
    writeFileSync(claim, "4194305\n"); // more than Linux gives
    expect((await network("up", "--no-wait")).exitCode).to.equal(0);
    expect(existsSync(claim)).to.equal(false);
  });

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
    const left = join(given.root, "left");
    const body = `echo "$*" >> '${log}'\ncase "$1" in version) echo 28.2.2;; ps) test ! -e '${left}' || echo 0123abcd;; run) cd "$(echo "$*" | sed 's/.*--workdir \\([^ ]*\\).*/\\1/')"; ${run};; esac`;
    program(join(given.root, "bin/docker"), body);
    const env = { ...given.env, BESU_HOME: "", PATH: `${given.root}/bin:/usr/bin:/bin` };
    const { exitCode, json } = await tally(["--json", "network", "up", "--network", given.root, "river-1"], env);
    expect([exitCode, json().besu]).to.deep.equal([
      0,
      { kind: "docker", path: `${given.root}/bin/docker`, image: "hyperledger/besu:26.8.0", version: "26.8.0" },
    ]);
    expect(readFileSync(log, "utf8"))
      .to.include("ps --all --quiet --filter name=^tally-river-1$")
      .and.to.include(
        `--network host --user ${process.getuid?.()}:${process.getgid?.()} --volume ${given.root}:${given.root} --workdir ${given.root}/river/river-1 hyperledger/besu:26.8.0 --config-file=${given.root}/river/river-1/config.toml`,
      );
    await network("down");
    writeFileSync(left, "");
    const refused = await tally(["--json", "network", "up", "--network", given.root, "river-1"], env);
    expect(refused.json().error.code).to.equal("NODE_CONTAINER_LEFT");
    expect(refused.json().error.values).to.deep.equal({ node: "river-1", container: "tally-river-1" });
  });
});
