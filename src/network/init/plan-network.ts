import { networkError } from "../errors.ts";
import { hashGenesis } from "../model/hash-genesis.ts";
import type { Network, NetworkNode, RpcAccess } from "../model/network.ts";
import { enodeUrl, type NodeKey } from "../model/node-key.ts";
import type { Organisation } from "../model/organisation.ts";
import { requireGenesis } from "../model/require-known.ts";
import type { Timing } from "./choose-timing.ts";
import { createGenesis } from "./create-genesis.ts";
import { describeGenesis } from "./describe-genesis.ts";
import { nodeFiles } from "./node-files.ts";
import { type PlannedFile, publicFile, secretFile } from "./planned-file.ts";
import type { TokenKey } from "./token-key.ts";

/** The release that the files are written for. */
export const BESU_VERSION = "26.8.0";

export interface NetworkParameters {
  readonly chainId: number;
  readonly organisations: readonly Organisation[];
  readonly timing: Timing;
  readonly rpc: RpcAccess;
  /** A new key at each call; tests give the same ones again. */
  readonly newKey: () => NodeKey;
  /** Likewise, for bearer tokens. */
  readonly newTokenKey: () => TokenKey;
}

export interface PlannedNetwork {
  readonly network: Network;
  readonly files: readonly PlannedFile[];
}

/**
 * A whole network as files: nothing is written. An organisation's folder is complete: it is what that organisation is given.
 *
 * @throws `NETWORK_GENESIS_INVALID`, `NETWORK_CONFIG_INVALID`: what Besu would not understand is not written.
 */
export function planNetwork({
  chainId,
  organisations,
  timing,
  rpc,
  newKey,
  newTokenKey,
}: NetworkParameters): PlannedNetwork {
  const keys = new Map<string, NodeKey>();
  const nodes = organisations.flatMap((organisation) =>
    organisation.nodes.map((planned): NetworkNode => {
      const key = newKey();
      keys.set(planned.name, key);
      return {
        name: planned.name,
        organisation: organisation.name,
        validator: planned.validator,
        address: key.address,
        enode: enodeUrl(key, organisation.host, planned.ports.p2p),
        host: organisation.host,
        p2pPort: planned.ports.p2p,
        rpcPort: planned.ports.rpc,
        wsPort: planned.ports.ws,
        metricsPort: planned.ports.metrics,
        folder: `${organisation.name}/${planned.name}`,
      };
    }),
  );
  const validators = nodes.filter(({ validator }) => validator).map(({ address }) => address);
  if (new Set(validators).size < validators.length) throw networkError("NETWORK_KEY_INVALID", "two nodes have one key");
  const genesis = createGenesis({ chainId, timing, validators });
  requireGenesis(genesis);
  const accounts = organisations.flatMap((organisation) => organisation.accounts.map((each) => each.toLowerCase()));
  const network: Network = {
    version: 1,
    chainId,
    genesisHash: hashGenesis(genesis),
    besu: BESU_VERSION,
    blockPeriodSeconds: timing.blockPeriodSeconds,
    requestTimeoutSeconds: timing.requestTimeoutSeconds,
    gasLimit: timing.gasLimit,
    rpc,
    accounts: [...new Set(accounts)],
    nodes,
  };
  const genesisText = json(genesis);
  const files = [
    publicFile("network.json", json(network)),
    publicFile("genesis.json", genesisText),
    publicFile("genesis.md", describeGenesis(genesis, network)),
    ...organisations.flatMap(({ name }) => organisationFiles(name, network, genesisText, newTokenKey)),
    ...nodes.flatMap((node) => nodeFiles(network, node, keys.get(node.name) as NodeKey)),
  ];
  return { network, files };
}

/** What stands above the folders of an organisation's nodes. */
export function organisationFiles(
  name: string,
  network: Network,
  genesis: string,
  newTokenKey: () => TokenKey,
): readonly PlannedFile[] {
  const common = [publicFile(`${name}/genesis.json`, genesis)];
  if (network.rpc !== "jwt") return common;
  const { privateKey, publicKey } = newTokenKey();
  return [...common, secretFile(`${name}/jwt.key`, privateKey), publicFile(`${name}/jwt.pub`, publicKey)];
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
