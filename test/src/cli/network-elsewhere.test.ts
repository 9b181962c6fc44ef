import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { tally } from "../../../src/testing/command-line.ts";
import { type Consortium, consortium } from "../../../src/testing/consortium.ts";
import { networkCommands } from "../../../src/testing/network-commands.ts";
import { healthyBesu, type ScriptedBesu, startScriptedBesu } from "../../../src/testing/scripted-besu.ts";

/** A machine with one node of three, whose JSON-RPC the others do not reach, nor it theirs. */
describe("tally network status where the others are on machines of their own", function () {
  this.timeout(60_000);
  let given: Consortium;
  let node: ScriptedBesu;
  let offersAdmin: boolean;
  beforeEach(async () => {
    given = await consortium({ validators: 3 });
    const { network, root } = given;
    const [river, plant] = network.nodes as [(typeof network.nodes)[0], (typeof network.nodes)[0]];
    const nodes = network.nodes.map((each, n) => (n === 0 ? each : { ...each, host: `203.0.113.${n}` }));
    writeFileSync(join(root, "network.json"), JSON.stringify({ ...network, nodes }));
    const healthy = healthyBesu({ network, node: river, height: () => 7, now: () => Math.floor(Date.now() / 1000) });
    const { admin_peers: _, ...others } = healthy;
    offersAdmin = true;
    const connected = () => [{ enode: plant.enode }];
    node = await startScriptedBesu({
      answers: () => (offersAdmin ? { ...others, admin_peers: connected } : others),
      port: river.rpcPort,
    });
  });
  afterEach(async () => {
    await node.close();
    given.remove();
  });

  it("says which of them is connected", async () => {
    const { network, nodesOf } = networkCommands(given);
    expect(
      nodesOf(await network("status")).map(({ name, height, connected }) => [name, height, connected]),
    ).to.deep.equal([
      ["river-1", 7, undefined],
      ["plant-1", undefined, true],
      ["laboratory-1", undefined, false],
    ]);
    const { out } = await tally(["--wide", "network", "status", "--network", given.root], given.env);
    expect(out).to.match(/^plant-1 .* answers its own machine alone; connected$/m);
    expect(out).to.match(/^laboratory-1 .* answers its own machine alone; not connected$/m);
  });

  it("says nothing of it where the node does not tell", async () => {
    offersAdmin = false;
    const { network, nodesOf } = networkCommands(given);
    expect(nodesOf(await network("status")).map(({ connected }) => connected)).to.deep.equal(Array(3).fill(undefined));
  });
});
