import { networkError } from "../errors.ts";
import { hashGenesis } from "../model/hash-genesis.ts";
import type { Network, RpcAccess } from "../model/network.ts";
import { type NodeIdentity, type NodeKey, nodeIdentity } from "../model/node-key.ts";
import type { Organisation } from "../model/organisation.ts";
import { requireGenesis } from "../model/require-known.ts";
import type { Timing } from "./choose-timing.ts";
import { createGenesis } from "./create-genesis.ts";
import { describeGenesis } from "./describe-genesis.ts";
import { networkNode } from "./network-node.ts";
import { nodeFiles } from "./node-files.ts";
import { organisationFiles } from "./organisation-files.ts";
import { type PlannedFile, publicFile } from "./planned-file.ts";
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
  const keys = new Map<string, NodeIdentity | NodeKey>();
  const nodes = organisations.flatMap((organisation) =>
    organisation.nodes.map((planned) => {
      const key = planned.publicKey === undefined ? newKey() : nodeIdentity(planned.publicKey);
      keys.set(planned.name, key);
      return networkNode(organisation, planned, key);
    }),
  );
  const addresses = new Set(nodes.map(({ address }) => address));
  if (addresses.size < nodes.length) throw networkError("NETWORK_KEY_INVALID", "two nodes have one key");
  const validators = nodes.filter(({ validator }) => validator).map(({ address }) => address);
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
    ...organisations.flatMap((each) => organisationFiles(each, network, genesisText, newTokenKey)),
    ...nodes.flatMap((node) => nodeFiles(network, node, keys.get(node.name) as NodeIdentity)),
  ];
  return { network, files };
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
