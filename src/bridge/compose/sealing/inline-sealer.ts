import type { RunningSealer } from "../../batch/sealer.ts";
import type { Field } from "../../model/field.ts";
import type { ReadingStore } from "../../model/store.ts";
import { fieldSealer, type SealingOptions } from "./field-sealer.ts";

/** A sealer in this thread, for a store that is a server of its own: there the database does the heavy work. */
export function inlineSealer(store: ReadingStore, field: Field, options: SealingOptions): RunningSealer {
  let sealer = fieldSealer(store, field, options);
  /** One after the other: batches of a station follow each other, and a change of the field falls between two. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => T | Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    closeDue: (station, now, all) => inTurn(() => sealer.closeDue(station, now, all)),
    setField(changed) {
      void inTurn(() => {
        sealer = fieldSealer(store, changed, options);
      });
    },
    async close() {
      await last;
    },
  };
}
