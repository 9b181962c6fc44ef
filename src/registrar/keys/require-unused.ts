import type { Client } from "../../sdk/core/client.ts";
import { rpc } from "../../sdk/core/rpc.ts";
import { fingerprintsContract } from "../../sdk/evidence/contracts.ts";
import { FINGERPRINT_STATES } from "../../sdk/evidence/model/fingerprint/state.ts";
import { registrarError } from "../errors.ts";
import type { RequestLog } from "../store/request-log.ts";

/** States of a key whose document is not open. */
const NOT_OPEN: readonly string[] = ["Free", "Closed"];

/**
 * Requires that no document is open that was registered while an epoch was the current one: it has no key of a newer one.
 *
 * @throws `EPOCH_IN_USE`; as `rpc`.
 */
export async function requireUnused(client: Client, requests: RequestLog, epoch: number): Promise<void> {
  const fingerprints = fingerprintsContract(client);
  for (const keys of requests.keysOf(epoch)) {
    const states = await Promise.all(keys.map((key) => rpc(() => fingerprints.stateOf(key))));
    for (const [n, key] of keys.entries()) {
      const state = FINGERPRINT_STATES[Number(states[n])] ?? String(states[n]);
      if (NOT_OPEN.includes(state)) continue;
      const values = { field: "key", value: key, state, epoch };
      throw registrarError("EPOCH_IN_USE", `the key ${key} of epoch ${epoch} is ${state}`, values);
    }
  }
}
