import { appendFileSync, chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect } from "chai";
import type { Finding } from "../../../src/network/doctor/findings.ts";
import { tally } from "../../../src/testing/command-line.ts";
import { type Consortium, consortium, program } from "../../../src/testing/consortium.ts";
import { healthyBesu, type ScriptedBesu, startScriptedBesu } from "../../../src/testing/scripted-besu.ts";

describe("tally network doctor", function () {
  this.timeout(120_000);
  let given: Consortium;
  let served: ScriptedBesu | undefined;
  beforeEach(async () => {
    given = await consortium();
  });
  afterEach(async () => {
    await served?.close();
    served = undefined;
    given.remove();
  });

  const doctor = (...args: string[]) => tally(["network", "doctor", "--network", given.root, ...args], given.env);
  const home = (...names: string[]) => join(given.root, given.network.nodes[0]?.folder ?? "", ...names);
  const serve = async (answers: Parameters<typeof startScriptedBesu>[0]["answers"] = () => ({}), token?: string) => {
    const [node] = given.network.nodes as [Consortium["network"]["nodes"][0]];
    const healthy = healthyBesu({
      network: given.network,
      node,
      height: () => 900,
      now: () => Math.floor(Date.now() / 1000),
    });
    served = await startScriptedBesu({
      answers: () => ({ ...healthy, ...answers() }),
      port: node.rpcPort,
      ...(token !== undefined && { token }),
    });
    return served.url;
  };

  describe("of a node that answers", () => {
    it("says that nothing is wrong, and of what it saw nothing", async () => {
      const url = await serve();
      const { exitCode, out, err } = await doctor("river-1");
      expect([exitCode, err]).to.deep.equal([0, ""]);
      expect(out).to.match(/^Nothing is wrong in what was looked at\.\nnot looked at: the limit of ranges/);
      const { json } = await tally(["--json", "--rpc", url, "network", "doctor", "--network", given.root], given.env);
      expect(json()).to.deep.include({ ok: true, url, node: "river-1", findings: [] });
    });

    it("names a fault, what it means and what to do, and ends with 1", async () => {
      await serve(() => ({ eth_gasPrice: () => "0x3e8" }));
      const { exitCode, err } = await doctor("river-1");
      expect(exitCode).to.equal(1);
      expect(err)
        .to.include("FAULT    gas-price: eth_gasPrice is 1000 wei\n  means  ")
        .and.include("\n  do     Set min-gas-price=0");
      expect(err).to.include("NETWORK_FAULTY: the doctor found gas-price");
    });

    it("says that all validators are to be restarted when rounds have doubled, and why", async () => {
      const halted = Math.floor(Date.now() / 1000) - 600;
      const [node] = given.network.nodes as [Consortium["network"]["nodes"][0]];
      const old = healthyBesu({ network: given.network, node, height: () => 900, now: () => halted });
      await serve(() => old);
      const { exitCode, out, json } = await doctor("--json", "--within", "0", "river-1");
      expect(exitCode, out).to.equal(1);
      const { code, values } = json().error;
      expect(code).to.equal("NETWORK_FAULTY");
      const [finding] = values.findings as readonly Finding[];
      expect(finding?.name).to.equal("rounds-doubled");
      expect(finding?.means).to.match(/waits twice as long, and one that was restarted begins at round 0/);
      expect(finding?.remedy).to.match(/^Restart all validators/);
    });

    it("ends with 75 where it may pass by itself", async () => {
      await serve(() => ({ eth_syncing: () => ({ currentBlock: "0x1", highestBlock: "0x9" }) }));
      const { exitCode, json } = await doctor("--json", "river-1");
      expect([exitCode, json().error.code]).to.deep.equal([75, "NETWORK_TROUBLED"]);
    });

    it("ends with 0 for warnings alone", async () => {
      await serve(() => ({ net_peerCount: () => "0x2" }));
      const { exitCode, out } = await doctor("river-1");
      expect([exitCode, out.split(":")[0]]).to.deep.equal([0, "WARNING  few-peers"]);
    });

    it("needs the token that the node asks for", async () => {
      const url = await serve(() => ({}), "abc.def");
      const { exitCode, json } = await tally(["--json", "--rpc", url, "network", "doctor"], given.env);
      expect([exitCode, json().error.code]).to.deep.equal([1, "NODE_UNAUTHORISED"]);
    });

    it("takes no other chain's answer for a contract", async () => {
      const url = await serve();
      const file = join(given.root, "deployment.json");
      writeFileSync(
        file,
        JSON.stringify({ network: "other", chainId: 1, genesisHash: given.network.genesisHash, contracts: {} }),
      );
      const { exitCode, json } = await tally(
        ["--json", "--rpc", url, "--deployment", file, "network", "doctor"],
        given.env,
      );
      expect(exitCode).to.equal(1);
      const findings = json().error.values.findings as readonly Finding[];
      expect(findings.map(({ name }) => name)).to.deep.equal(["chain-id-differs"]);
    });
  });

  describe("of a node that does not answer", () => {
    const finds = async (env: Readonly<Record<string, string>> = {}) => {
      const { exitCode, json, out } = await tally(["--json", "network", "doctor", "--network", given.root, "river-1"], {
        ...given.env,
        ...env,
      });
      expect(json().error?.code, out).to.be.oneOf(["NETWORK_FAULTY", "NETWORK_TROUBLED"]);
      const findings = json().error.values.findings as readonly Finding[];
      return { exitCode, names: findings.map(({ name }) => name), seen: findings.map(({ seen }) => seen).join("\n") };
    };
    const log = (text: string) => {
      mkdirSync(home("data"), { recursive: true });
      writeFileSync(home("data/besu.log"), text);
    };

    it("says that it does not run", async () => {
      const { exitCode, names, seen } = await finds();
      expect([exitCode, names]).to.deep.equal([1, ["node-stopped"]]);
      expect(seen).to.include("ECONNREFUSED");
    });

    it("knows it by its port, too", async () => {
      const url = `http://127.0.0.1:${given.network.nodes[0]?.rpcPort}`;
      const { json } = await tally(["--json", "--rpc", url, "network", "doctor", "--network", given.root], given.env);
      expect(json().error.code).to.equal("NETWORK_FAULTY");
      const none = await tally(["--json", "--rpc", url, "network", "doctor"], given.env);
      expect([none.exitCode, none.json().error.code]).to.deep.equal([75, "NODE_UNREACHABLE"]);
    });

    it("finds Besu missing", async () => {
      expect((await finds({ BESU_HOME: "/nowhere" })).names).to.deep.equal(["node-stopped", "besu-missing"]);
    });

    it("finds a Java that is too old, or missing", async () => {
      program(join(given.root, "java/bin/java"), `echo 'openjdk version "17.0.15" 2025-04-15' >&2`);
      const { names, seen } = await finds();
      expect(names).to.deep.equal(["node-stopped", "java-wrong"]);
      expect(seen).to.include("needs a JDK 25").and.include("is Java 17");
      expect((await finds({ JAVA_HOME: "/nowhere" })).names).to.deep.equal(["node-stopped", "java-wrong"]);
    });

    it("finds a port that is taken", async () => {
      const { metricsPort = 0 } = given.network.nodes[0] ?? {};
      const taker = createServer();
      await new Promise<void>((resolve) => taker.listen(metricsPort, "127.0.0.1", resolve));
      try {
        const { names, seen } = await finds();
        expect(names).to.deep.equal(["node-stopped", "port-taken"]);
        expect(seen).to.include(`another program listens on ${metricsPort}, metricsPort of river-1`);
      } finally {
        await new Promise((resolve) => taker.close(resolve));
      }
    });

    it("finds a key that others can read, and one that is not there", async () => {
      chmodSync(home("key"), 0o640);
      expect((await finds()).names).to.deep.equal(["node-stopped", "key-open"]);
      chmodSync(home("key"), 0o600);
      writeFileSync(home("key"), "");
      expect((await finds()).names).to.deep.equal(["node-stopped", "key-missing"]);
    });

    it("finds another network's genesis.json", async () => {
      const file = home("../genesis.json");
      writeFileSync(file, readFileSync(file, "utf8").replace(/"gasLimit": "0x[0-9a-f]+"/, '"gasLimit": "0x1312d01"'));
      expect((await finds()).names).to.deep.equal(["node-stopped", "genesis-file-differs"]);
    });

    for (const [name, line] of [
      ["data-foreign", "Supplied genesis block does not match chain data stored in /data."],
      [
        "data-in-use",
        "org.rocksdb.RocksDBException: While lock file: /data/database/LOCK: Resource temporarily unavailable",
      ],
      ["config-refused", "Unknown option in TOML configuration file: tx-pol"],
      [
        "java-wrong",
        "java.lang.UnsupportedClassVersionError: org/hyperledger/besu/Besu has been compiled by a more recent version",
      ],
      ["port-taken", "Port(s) '[30303]' already in use. Check for other processes using the port(s)."],
      ["disk-short", "java.io.IOException: No space left on device"],
    ] as const) {
      it(`finds ${name} in its log`, async () => {
        log(`INFO | starts\n${line}\n\nTo display full help:\nbesu [COMMAND] --help\n`);
        const { names, seen } = await finds();
        expect(names).to.have.members(["node-stopped", name]);
        expect(seen).to.include(line);
      });
    }

    it("waits for a process that has just started", async () => {
      given.behave("river-1", { mute: true });
      await tally(["network", "up", "--network", given.root, "--no-wait", "river-1"], given.env);
      try {
        appendFileSync(home("data/besu.log"), "Port(s) '[30303]' already in use, said by an earlier one\n");
        const { exitCode, names } = await finds();
        expect([exitCode, names]).to.deep.equal([75, ["node-silent"]]);
      } finally {
        await tally(["network", "down", "--network", given.root], given.env);
      }
    });

    it("knows no node of another name", async () => {
      const { exitCode, json } = await doctor("--json", "nobody");
      expect([exitCode, json().error.code]).to.deep.equal([1, "NODE_UNKNOWN"]);
    });
  });
});
