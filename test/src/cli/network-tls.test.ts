import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { openProvider } from "../../../src/sdk/core/open-provider.ts";
import { tally } from "../../../src/testing/command-line.ts";
import { type Consortium, consortium } from "../../../src/testing/consortium.ts";
import { healthyBesu, type ScriptedBesu, startScriptedBesu } from "../../../src/testing/scripted-besu.ts";

const FIXTURES = join(import.meta.dirname, "../../fixtures/tls");
const pem = (name: string) => readFileSync(join(FIXTURES, name), "utf8");

describe("tally at a node that asks for a client certificate", function () {
  this.timeout(60_000);
  let given: Consortium;
  let node: ScriptedBesu;
  before(async () => {
    given = await consortium({ validators: 1, rpc: "tls" });
    const { network, root } = given;
    const [own] = network.nodes as [(typeof network.nodes)[0]];
    let height = 100;
    const answers = healthyBesu({
      network,
      node: own,
      height: () => height++,
      now: () => Math.floor(Date.now() / 1000),
    });
    const tls = { cert: pem("broker.pem"), key: pem("broker.key"), ca: pem("ca.pem") };
    node = await startScriptedBesu({ answers: () => answers, port: own.rpcPort, tls });
    for (const name of ["bridge", "stranger"]) {
      copyFileSync(join(FIXTURES, `${name}.pem`), join(root, `${name}.pem`));
      writeFileSync(join(root, `${name}.key`), pem(`${name}.key`), { mode: 0o600 });
    }
    copyFileSync(join(FIXTURES, "ca.pem"), join(root, "ca.pem"));
  });
  after(async () => {
    await node.close();
    given.remove();
  });

  const at = (name: string) => join(given.root, name);
  const shown = (name: string) => [
    ...["--rpc-cert", at(`${name}.pem`), "--rpc-key", at(`${name}.key`), "--rpc-ca", at("ca.pem")],
  ];
  const call = async (...args: string[]) => (await tally(["--json", ...args], given.env)).json();

  it("is let in with one, by status, doctor and commands for one node", async () => {
    const network = ["--network", given.root];
    const status = await call(...shown("bridge"), "network", "status", ...network);
    expect((status.nodes as unknown as { peers: number }[])[0]).to.include({ peers: 0, isHere: true });
    const { validators } = await call(...shown("bridge"), "--rpc", node.url, "network", "validators");
    expect(validators).to.have.length(1);
    const doctor = await tally([...shown("bridge"), "network", "doctor", "river-1", ...network], given.env);
    // What it would do for everybody, it does not: nobody is answered without a certificate.
    expect(doctor.out + doctor.err)
      .to.include("few-validators")
      .and.not.to.include("api-open");
  });

  it("is not let in with another, or with none", async () => {
    for (const options of [shown("stranger"), []]) {
      const { error } = await call(...options, "--rpc", node.url, "network", "validators");
      expect(error.code).to.equal("NODE_UNREACHABLE");
    }
  });

  it("refuses half of one, and a key that others can read", async () => {
    const half = await call("--rpc-cert", at("bridge.pem"), "--rpc", node.url, "network", "validators");
    expect(half.error.code).to.equal("USAGE");
    writeFileSync(at("open.key"), pem("bridge.key"), { mode: 0o644 });
    const options = ["--rpc-cert", at("bridge.pem"), "--rpc-key", at("open.key")];
    expect((await call(...options, "--rpc", node.url, "network", "validators")).error.code).to.equal("KEY_FILE_OPEN");
  });

  it("reads the chain by a provider that shows it", async () => {
    const certificate = { cert: pem("bridge.pem"), key: pem("bridge.key"), ca: pem("ca.pem") };
    const provider = openProvider({ url: node.url, chainId: 20_260, certificate });
    try {
      expect(await provider.getBlockNumber()).to.be.at.least(100);
    } finally {
      provider.destroy();
    }
  });
});
