import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { sdkError } from "../../../core/errors.ts";
import { rpc } from "../../../core/rpc.ts";
import { fingerprintsContract } from "../../contracts.ts";
import { REFERENCE_STATES, type ReferenceState } from "../../model/fingerprint/reference-state.ts";

export interface GetReferenceParameters {
  readonly ref: string;
}

export interface Reference {
  readonly ref: string;
  /** The state of all keys bound to it; those of a Cancelled one are free. */
  readonly state: Exclude<ReferenceState, "None">;
  /** The contract that bound it, and that alone may change it. */
  readonly registrar: string;
  /** The organisation whose keys were bound; once it is financed, the one that financed it. */
  readonly org: number;
}

/**
 * Reads what became of the instrument that fingerprints are bound to.
 *
 * @throws `NOT_FOUND`, `ARGUMENT_INVALID`.
 *
 * @example
 * import { getFingerprint, getReference } from "tallystick/evidence";
 *
 * const { ref } = await getFingerprint(client, { key });
 * const { state, registrar, org } = await getReference(client, { ref });
 */
export async function getReference(client: Client, parameters: GetReferenceParameters): Promise<Reference> {
  const ref = checkBytes32("ref", parameters.ref);
  const { state, registrar, org } = await rpc(() => fingerprintsContract(client).references(ref));
  if (state === 0n) throw sdkError("NOT_FOUND", `nothing is bound to ${ref}`, { ref });
  return { ref, state: REFERENCE_STATES[Number(state)] as Reference["state"], registrar, org: Number(org) };
}
