import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import { fingerprintsContract } from "../../contracts.ts";
import { FINGERPRINT_STATES, type FingerprintState } from "../../model/fingerprint/state.ts";

export interface GetFingerprintParameters {
  readonly key: string;
}

export interface Fingerprint {
  readonly key: string;
  /** Its state as a blocking key now: a key whose reservation expired, or whose instrument was cancelled, is Free. */
  readonly state: FingerprintState;
  /** The organisation that reserved it last; 0 if none did, or it was released. Who financed it: `getReference`. */
  readonly holder: number;
  /** Last second of the last reservation. */
  readonly until: bigint;
  /** Reference of the instrument that it was bound to since its last reservation; zero if none. */
  readonly ref: string;
  /** As a flagging key: how often it was seen, and which organisation saw it first. */
  readonly seen: { readonly count: number; readonly first: number };
}

/**
 * Reads what the register stores of a key.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { getFingerprint } from "tallystick/evidence";
 *
 * const { state, holder, seen } = await getFingerprint(client, { key });
 */
export async function getFingerprint(client: Client, parameters: GetFingerprintParameters): Promise<Fingerprint> {
  const key = checkBytes32("key", parameters.key);
  const fingerprints = fingerprintsContract(client);
  const [state, { holder, until, ref }, sighting] = await rpc(() =>
    Promise.all([fingerprints.stateOf(key), fingerprints.entries(key), fingerprints.sightings(key)]),
  );
  return {
    key,
    state: FINGERPRINT_STATES[Number(state)] as FingerprintState,
    holder: Number(holder),
    until,
    ref,
    seen: { count: Number(sighting.count), first: Number(sighting.first) },
  };
}
