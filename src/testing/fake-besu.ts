/**
 * A program in the place of Besu: reads the config.toml that --config-file names, serves a healthy node's JSON-RPC on its port, and goes
 * on until it is told to stop. What is in `fake.json` in the folder that it is started in changes that.
 */
import { existsSync, readFileSync } from "node:fs";
import { parse } from "smol-toml";
import type { Network } from "../network/model/network.ts";
import { healthyBesu, startScriptedBesu } from "./scripted-besu.ts";

/** What a fake does instead of running well. */
export interface FakeBehaviour {
  /** Ends with this on its last line. */
  readonly ends?: string;
  /** Produces no block. */
  readonly halts?: boolean;
  /** Has another genesis. */
  readonly genesisHash?: string;
  /** Goes on when it is told to stop. */
  readonly stays?: boolean;
  /** Runs and serves nothing. */
  readonly mute?: boolean;
  readonly token?: string;
}

const [file] = process.argv.filter((word) => word.startsWith("--config-file="));
if (file !== undefined) await run(file.slice("--config-file=".length));

async function run(configFile: string): Promise<void> {
  const behaviour: FakeBehaviour = existsSync("fake.json") ? JSON.parse(readFileSync("fake.json", "utf8")) : {};
  const config = parse(readFileSync(configFile, "utf8"));
  const network: Network = JSON.parse(readFileSync("../../network.json", "utf8"));
  const node = network.nodes.find(({ rpcPort }) => rpcPort === config["rpc-http-port"]);
  if (node === undefined) throw new Error("config.toml is of no node in network.json");
  console.log(`${node.name} starts`);
  if (behaviour.ends !== undefined) {
    console.log(behaviour.ends);
    process.exitCode = 1;
    return;
  }
  if (behaviour.mute) {
    const idle = setInterval(() => undefined, 60_000);
    process.on("SIGTERM", () => clearInterval(idle));
    return;
  }
  // A block with every look at the height.
  let height = 3;
  const next = () => (behaviour.halts ? height : height++);
  const { genesisHash = network.genesisHash, token } = behaviour;
  const healthy = healthyBesu({
    network: { ...network, genesisHash },
    node,
    height: () => height,
    now: () => Math.floor(Date.now() / 1000),
  });
  const eth_blockNumber = () => `0x${next().toString(16)}`;
  const served = await startScriptedBesu({
    answers: () => ({ ...healthy, eth_blockNumber }),
    port: node.rpcPort,
    ...(token !== undefined && { token }),
  });
  console.log(`${node.name} serves`);
  process.on("SIGTERM", () => {
    if (behaviour.stays) return void console.log(`${node.name} stays`);
    console.log(`${node.name} stops`);
    void served.close();
  });
}
