import { type PlannedFile, publicFile } from "../init/planned-file.ts";
import type { Network } from "../model/network.ts";
import type { Kit } from "./kit.ts";
import { nodeUrl } from "./programs-node.ts";

/** What is read of programs/bridge.json. */
interface BridgeFile {
  readonly chain: object;
  readonly gateway: object;
  readonly store: object;
  readonly mqtt: readonly object[];
  readonly stations: readonly object[];
}

/** Workers that have a user at the broker. */
const WORKERS = [1, 2, 3] as const;
/** Of a bridge that is alone. */
const PORT = 8_080;

/**
 * Configurations for programs to begin with.
 *
 * @param organisation Whose units run them, with workers of a bridge; left out for the services of one machine.
 */
export function programConfigs(network: Network, kit: Kit, organisation?: string): readonly PlannedFile[] {
  const parsed = <T>(name: string) => JSON.parse(kit.get(`programs/${name}.json`) ?? "{}") as T;
  const stateOf = (name: string) => (organisation === undefined ? "/var/lib/tally" : `/var/lib/tally-${name}`);
  const given = parsed<BridgeFile>("bridge");
  const store = { ...given.store, folder: stateOf("bridge") };
  const bridge: BridgeFile = { ...given, chain: chainOf(network, given.chain, organisation), store };
  const relay = { ...parsed<object>("relay"), store: `${stateOf("relay")}/relay.sqlite` };
  const workers = organisation === undefined ? [] : WORKERS.map((n) => [`bridge-${n}`, workerOf(bridge, n)] as const);
  const below = organisation === undefined ? "programs" : `${organisation}/programs`;
  const all = [["bridge", bridge], ["relay", relay], ...workers] as const;
  return all.map(([name, json]) => publicFile(`${below}/${name}.json`, `${JSON.stringify(json, null, 2)}\n`));
}

/** Where the node asks for a token, it comes from the environment; a certificate lies beside the configuration. */
function chainOf(network: Network, chain: object, organisation: string | undefined): object {
  const node = { ...chain, url: nodeUrl(network, organisation) };
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the bridge fills it from its environment
  if (network.rpc === "jwt") return { ...node, token: "${RPC_TOKEN}" };
  const tls = { cert: "bridge.pem", key: "bridge.key", ca: "ca.pem" };
  return network.rpc === "tls" ? { ...node, tls } : node;
}

/** One of several processes that are a gateway together: an account, a folder, a port and a user at the broker of its own. */
function workerOf(bridge: BridgeFile, n: number): object {
  const name = `bridge-${n}`;
  const mqtt = bridge.mqtt.map((each) => ({ ...each, clientId: name, username: name, shareGroup: "bridge" }));
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the bridge fills it from its environment
  const workers = { name, senderKey: "${SENDER_KEY}" };
  const store = { ...bridge.store, folder: `/var/lib/tally-${name}` };
  return { ...bridge, store, workers, api: { port: PORT + n }, mqtt };
}
