import { readFileSync } from "node:fs";
import { join } from "node:path";
import { hexlify, randomBytes } from "ethers";
import { writePlanned } from "../../../src/cli/network/shared/write-planned.ts";
import { nodeFiles } from "../../../src/network/init/node-files.ts";
import { publicFile } from "../../../src/network/init/planned-file.ts";
import type { Network, NetworkNode } from "../../../src/network/model/network.ts";
import { enodeUrl, nodeKey } from "../../../src/network/model/node-key.ts";
import { freePorts } from "../../../src/testing/besu/free-ports.ts";
import { besuNode } from "../../../src/testing/besu/live-node.ts";
import { requireSeen } from "../failure.ts";
import type { Stage } from "../stage.ts";
import type { Step } from "../step.ts";
import { pause, until } from "../until.ts";

export const strangeNode: Step = {
  name: "strange-node",
  title: "a node that no list has gets no peer and no block, until it is permitted",
  needs: ["start"],
  within: 180,
  async run(stage, saw) {
    const { name, network, root } = await strangeNetwork(stage);
    const node = network.nodes.at(-1) as NetworkNode;
    const stranger = besuNode({ env: stage.env, root, network, node });
    stage.adopt(stranger);
    try {
      await stranger.start();
      await pause(KNOCKING);
      const peers = Number(await stranger.ask("net_peerCount"));
      const height = await stranger.height();
      requireSeen(peers === 0 && height === 0, "it has no peer and no block", { peers, height });
      for (const each of stage.nodes) {
        const known = JSON.stringify(await each.ask("admin_peers"));
        requireSeen(!known.includes(idOf(node.enode)), `${each.name} has it for no peer`);
        const count = Number(await each.ask("net_peerCount"));
        requireSeen(count === 3, `${each.name} has its three peers`, { count });
      }
      saw(`with genesis and addresses of all, ${name} has 0 peers and block 0 after ${KNOCKING / 1_000} s`);
      for (const each of stage.nodes) await each.ask("perm_addNodesToAllowlist", [node.enode]);
      for (const each of stage.nodes) await each.ask("admin_addPeer", node.enode);
      const goal = await stage.nodes[0].height();
      await until("it has the blocks", 90, async () => (await stranger.height()) >= goal);
      for (const each of stage.nodes) await each.ask("perm_removeNodesFromAllowlist", [node.enode]);
      await until("nobody has it for a peer", 60, async () => Number(await stranger.ask("net_peerCount")) === 0);
      saw(`permitted, it has block ${goal}; struck off, it is dropped by all four`);
    } finally {
      await stranger.kill();
    }
  },
};

/** Milliseconds for which it tries to get in. */
const KNOCKING = 10_000;

const idOf = (enode: string) => enode.slice("enode://".length, enode.indexOf("@"));

/** The network as a stranger would write it: with his own node in it, and on his own list. */
async function strangeNetwork(stage: Stage): Promise<{ name: string; network: Network; root: string }> {
  const name = "stranger-1";
  const root = stage.path("strange");
  const [p2pPort, rpcPort, wsPort, metricsPort] = (await freePorts(4)) as [number, number, number, number];
  const key = nodeKey(hexlify(randomBytes(32)));
  const node: NetworkNode = {
    name,
    organisation: "stranger",
    validator: false,
    address: key.address,
    enode: enodeUrl(key, "127.0.0.1", p2pPort),
    host: "127.0.0.1",
    p2pPort,
    rpcPort,
    wsPort,
    metricsPort,
    folder: `stranger/${name}`,
  };
  const network: Network = Object.assign({}, stage.network, { nodes: [...stage.network.nodes, node] });
  const genesis = readFileSync(join(stage.folder, "genesis.json"), "utf8");
  writePlanned(root, [publicFile("stranger/genesis.json", genesis), ...nodeFiles(network, node, key)]);
  return { name, network, root };
}
