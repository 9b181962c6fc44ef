import { networkNode } from "../init/network-node.ts";
import { nodeFiles } from "../init/node-files.ts";
import { organisationFiles } from "../init/organisation-files.ts";
import { type PlannedFile, publicFile } from "../init/planned-file.ts";
import type { TokenKey } from "../init/token-key.ts";
import { composeFile } from "../kit/compose.ts";
import type { Kit } from "../kit/kit.ts";
import { commonKit, organisationKit } from "../kit/plan-kit.ts";
import type { ReadFile } from "../model/inconsistency.ts";
import type { Network, NetworkNode } from "../model/network.ts";
import { type NodeKey, nodeIdentity } from "../model/node-key.ts";
import type { Organisation, OrganisationInput } from "../model/organisation.ts";
import { describeJoining } from "./describe-joining.ts";
import { listFiles } from "./list-files.ts";
import { requireJoinable } from "./require-joinable.ts";

export interface JoinParameters {
  readonly network: Network;
  /** The text of its genesis.json. */
  readonly genesis: string;
  /** The organisation as it describes itself, and with its ports chosen. */
  readonly input: OrganisationInput;
  readonly organisation: Organisation;
  /** Lists of the nodes whose folders are here, with what they have beside network.json. */
  readonly readFile: ReadFile;
  readonly kit: Kit;
  readonly newKey: () => NodeKey;
  readonly newTokenKey: () => TokenKey;
}

export interface PlannedJoin {
  /** With the organisation in it. None of its nodes is a validator yet: that takes a vote. */
  readonly network: Network;
  readonly nodes: readonly NetworkNode[];
  /** Those of its nodes that want to be validators. */
  readonly candidates: readonly NetworkNode[];
  readonly files: readonly PlannedFile[];
}

/**
 * What a new organisation needs, and what the others have to change, as files: nothing is written. Whoever has the same network.json and
 * the organisation's public keys comes to the same network.
 *
 * @throws `NETWORK_JOIN_REFUSED`; as `nodeFiles`.
 */
export function planJoin(parameters: JoinParameters): PlannedJoin {
  const { network, genesis, input, organisation, readFile, kit, newKey, newTokenKey } = parameters;
  requireJoinable(network, organisation);
  const { name, keepsKeys } = organisation;
  const keyed = organisation.nodes.map((planned) => {
    const key = planned.publicKey === undefined ? newKey() : nodeIdentity(planned.publicKey);
    return { key, wants: planned.validator, node: { ...networkNode(organisation, planned, key), validator: false } };
  });
  const nodes = keyed.map(({ node }) => node);
  const candidates = keyed.filter(({ wants }) => wants).map(({ node }) => node);
  const accounts = organisation.accounts.map((account) => account.toLowerCase());
  const joined: Network = {
    ...network,
    accounts: [...new Set([...network.accounts, ...accounts])],
    nodes: [...network.nodes, ...nodes],
  };
  const shared: OrganisationInput = { ...input, publicKeys: keyed.map(({ key }) => key.publicKey) };
  const machines = new Set(joined.nodes.map(({ host }) => host));
  const files = [
    publicFile("network.json", json(joined)),
    publicFile("genesis.json", genesis),
    publicFile("joining.md", describeJoining({ network, joined, name, nodes, candidates })),
    publicFile(`${name}/organisation.json`, json(shared)),
    ...organisationFiles({ name, keepsKeys }, joined, genesis, newTokenKey),
    ...keyed.flatMap(({ node, key }) => nodeFiles(joined, node, key)),
    ...organisationKit(joined, kit, name),
    ...commonKit(kit),
    ...(machines.size === 1 ? [publicFile("compose.yaml", composeFile(joined))] : []),
    ...network.nodes.flatMap((node) => listFiles(joined, node, readFile)),
  ];
  return { network: joined, nodes, candidates, files };
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
