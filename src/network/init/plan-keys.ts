import type { NodeKey } from "../model/node-key.ts";
import type { OrganisationInput } from "../model/organisation.ts";
import { parseOrganisations } from "../model/parse-organisations.ts";
import { keyFiles } from "./node-files.ts";
import { tokenKeyFiles } from "./organisation-files.ts";
import { planNodes } from "./plan-nodes.ts";
import { type PlannedFile, publicFile } from "./planned-file.ts";
import type { TokenKey } from "./token-key.ts";

export interface KeysParameters {
  readonly organisation: OrganisationInput;
  /** A new key at each call. */
  readonly newKey: () => NodeKey;
  /** Left out: no key for tokens. */
  readonly newTokenKey?: () => TokenKey;
}

export interface PlannedKeys {
  /** What the organisation gives to the others. */
  readonly organisation: OrganisationInput;
  readonly keys: readonly NodeKey[];
  readonly files: readonly PlannedFile[];
}

/**
 * Keys of an organisation that keeps them itself, and what it gives to the others in their place: organisation.json.
 *
 * @throws `NETWORK_ORGANISATIONS_INVALID`.
 */
export function planKeys({ organisation, newKey, newTokenKey }: KeysParameters): PlannedKeys {
  // The others have validators; it may have none.
  const [planned] = planNodes(parseOrganisations([organisation]), undefined, { mayHaveNone: true });
  const nodes = planned?.nodes ?? [];
  const keys = nodes.map(newKey);
  const shared: OrganisationInput = { ...organisation, publicKeys: keys.map(({ publicKey }) => publicKey) };
  const { name } = organisation;
  const files = [
    ...nodes.flatMap((node, n) => keyFiles(`${name}/${node.name}`, keys[n] as NodeKey)),
    ...(newTokenKey === undefined ? [] : tokenKeyFiles(name, newTokenKey())),
    publicFile(`${name}/organisation.json`, `${JSON.stringify(shared, null, 2)}\n`),
  ];
  return { organisation: shared, keys, files };
}
