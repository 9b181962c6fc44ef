import type { ReadingStore } from "../store/store.ts";
import { fieldSealer, type SealingOptions } from "./field-sealer.ts";
import { keccak } from "./keccak.ts";
import type { RunningSealer } from "./sealing-thread.ts";
import type { Field } from "./worker/messages.ts";

/** A sealer in this thread, for a store that is a server of its own. */
export async function startInlineSealer(
  store: ReadingStore,
  field: Field,
  options: SealingOptions,
): Promise<RunningSealer> {
  const hash = await keccak();
  let sealer = fieldSealer(store, hash, field, options);
  return {
    setField(changed) {
      sealer = fieldSealer(store, hash, changed, options);
    },
    closeDue: (station, now, all) => sealer.closeDue(station, now, all),
    close: async () => {},
  };
}
