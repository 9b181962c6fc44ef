import { networkError } from "../errors.ts";
import type { Network } from "../model/network.ts";
import { nodeIdentity } from "../model/node-key.ts";
import type { Organisation } from "../model/organisation.ts";
import { isLoopback } from "../model/parse-organisations.ts";

/** Requires that a network has room for an organisation as it describes itself. @throws `NETWORK_JOIN_REFUSED`. */
export function requireJoinable({ nodes, accounts }: Network, organisation: Organisation): void {
  const { name, host } = organisation;
  if (nodes.some((node) => node.organisation === name)) throw refused("/name", name, "is that of another organisation");
  const names = [name, ...organisation.nodes.map((planned) => planned.name)];
  const other = nodes.find((node) => names.includes(node.name) || names.includes(node.organisation));
  if (other !== undefined) {
    throw refused("/name", name, `is a name, or gives a node one, that ${other.name} of ${other.organisation} has`);
  }
  const far = nodes.find((node) => isLoopback(node.host) !== isLoopback(host));
  if (far !== undefined) throw refused("/host", host, `is out of reach of ${far.name} at ${far.host}`);
  for (const [k, { publicKey }] of organisation.nodes.entries()) {
    if (publicKey === undefined) continue;
    const { address } = nodeIdentity(publicKey);
    const owner = nodes.find((node) => node.address.toLowerCase() === address);
    if (owner !== undefined) throw refused(`/publicKeys/${k}`, publicKey, `is the key of ${owner.name}`);
  }
  if (accounts.length === 0 && organisation.accounts.length > 0) {
    const reason =
      "are of no use: the network has no list of accounts, and one with these alone would refuse all others";
    throw refused("/accounts", organisation.accounts, reason);
  }
}

function refused(field: string, value: unknown, reason: string) {
  const message = `organisation: ${field} ${JSON.stringify(value)} ${reason}`;
  return networkError("NETWORK_JOIN_REFUSED", message, { field, value, reason });
}
