import { checkCredibleGap, type Gap } from "../../sdk/sensing/model/gap.ts";
import { bridgeError } from "../model/errors.ts";
import { GAP_PROMISE } from "../model/gap-promise.ts";
import type { StoredGap } from "../model/store.ts";
import type { Held, RestoreParameters, RestorePlan, RestoreStore } from "./restore.ts";

/** What the operator says about it. */
export interface RestoreWish {
  readonly station: number;
  /** How many readings are lost; what the other gateways say if left out. */
  readonly lost?: number;
  /** For everybody to read, on chain. */
  readonly reason: string;
  /** A gap that others signed already. */
  readonly signed?: Gap;
}

/**
 * Finds out what has to be done for a station whose store is lost. Writes nothing, signs nothing, sends nothing.
 *
 * @throws `RESTORE_NOT_EMPTY`, `RESTORE_EARLY`, `LOST_COUNT_UNKNOWN`, `ARGUMENT_INVALID`, `STORE_FAILED`, and what the SDK throws.
 */
export async function planRestore(
  { store, chain, held, signedAt }: Pick<RestoreParameters, "store" | "chain" | "held" | "signedAt">,
  { station, lost, reason, signed }: RestoreWish,
): Promise<RestorePlan> {
  const { lastSeq: sealedThrough, lastTo } = await chain.head(station);
  const place = { station, sealedThrough, lastTo };
  const batchedThrough = await store.batchedThrough(station);
  if (batchedThrough >= sealedThrough) return { ...place, kind: "nothing" };
  const { readings } = await store.tally(station);
  if (batchedThrough > 0 || readings > 0) throw notEmpty(place, batchedThrough, readings);
  const gap = await ownGap(store, chain, station, sealedThrough);
  if (gap !== undefined) return { ...place, kind: "skip", gap };

  const waiting = await chain.waiting();
  if (waiting > 0) {
    const message = `${waiting} transactions of this gateway's key wait at the node`;
    throw bridgeError("RESTORE_EARLY", message, { station, waiting });
  }
  const set = await chain.gateways(station);
  const { epoch, quorum, accounts: gateways } = set;
  const firstSeq = sealedThrough + 1;
  const unsealed = await signedAt(station, firstSeq, set);
  if (unsealed !== undefined) return { ...place, kind: "seal", signed: unsealed };
  const others = await held(station, lastTo);
  const throughSeq = signed?.throughSeq ?? sealedThrough + (lost ?? mostHeld(station, others));
  const wanted = checkCredibleGap({ station, firstSeq, throughSeq, reason: signed?.reason ?? reason, epoch });
  return { ...place, kind: "gap", gap: wanted, quorum, gateways, held: others };
}

/** The gap at the end of the chain's sequence, where this very store had it recorded; another's says nothing about this loss. */
async function ownGap(
  store: RestoreStore,
  chain: RestoreParameters["chain"],
  station: number,
  sealedThrough: number,
): Promise<StoredGap | undefined> {
  const promised = await store.promises(station, 1, sealedThrough);
  const firstSeq = promised.findLast(({ batchHash }) => batchHash === GAP_PROMISE)?.firstSeq;
  if (firstSeq === undefined || (await chain.gapAt(station, firstSeq)) !== sealedThrough) return undefined;
  return { station, firstSeq, throughSeq: sealedThrough };
}

/** At least one: the lost store may have had a reading that nobody else has. */
function mostHeld(station: number, held: readonly Held[]): number {
  const counts = held.flatMap(({ readings }) => readings ?? []);
  if (counts.length > 0) return Math.max(1, ...counts);
  const message = `station ${station}: no other gateway says what was received since the last sealed reading`;
  throw bridgeError("LOST_COUNT_UNKNOWN", message, { station });
}

function notEmpty(
  { station, sealedThrough }: { station: number; sealedThrough: number },
  batched: number,
  readings: number,
) {
  const message = `station ${station}: the store has ${readings} readings and batches up to ${batched}, the chain readings up to ${sealedThrough}`;
  return bridgeError("RESTORE_NOT_EMPTY", message, { station, sealedThrough, batchedThrough: batched, readings });
}
