import { isTallyError } from "../../lib/errors.ts";
import { invalidOrganisations } from "./invalid-organisations.ts";
import { nodeIdentity } from "./node-key.ts";
import type { OrganisationInput } from "./organisation.ts";

/** Requires that every public key is one, and no two nodes have the same. @throws `NETWORK_ORGANISATIONS_INVALID`. */
export function requirePublicKeys(organisations: readonly OrganisationInput[]): void {
  const seen = new Set<string>();
  for (const [n, { publicKeys = [] }] of organisations.entries()) {
    for (const [k, given] of publicKeys.entries()) {
      const field = `/${n}/publicKeys/${k}`;
      const publicKey = publicKeyOf(field, given);
      if (seen.has(publicKey))
        throw invalidOrganisations(field, given, "is there twice: each node has a key of its own");
      seen.add(publicKey);
    }
  }
}

function publicKeyOf(field: string, given: string): string {
  try {
    return nodeIdentity(given).publicKey;
  } catch (error) {
    if (!isTallyError(error)) throw error;
    throw invalidOrganisations(field, given, "is no point of secp256k1");
  }
}
