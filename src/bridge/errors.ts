import { type CatalogueEntry, TallyError } from "../lib/errors.ts";

/** Every code that the bridge itself throws or writes into a reject log. */
export const BRIDGE_CATALOGUE = {
  BRIDGE_BUSY: {
    retryable: true,
    meaning: "The bridge's queue is full; nothing of the frame was kept.",
    remedy: "Send again later; if it lasts, look at the store's and the chain's lag in /metrics.",
  },
  QUOTA_EXCEEDED: {
    retryable: true,
    meaning: "The station sent more than its quota of readings per second.",
    remedy: "Look at the logger: it repeats itself or its interval is wrong. Raise the quota if it is not.",
  },
  STORE_FAILED: {
    retryable: true,
    meaning: "The store refused to write; nothing of the frame was kept.",
    remedy: "Look at the disk or the database; sources send again by themselves.",
  },
  /* Quality control */
  QC_PARAMETER_INVALID: {
    retryable: false,
    meaning: "A quality test was given a parameter that it cannot work with.",
    remedy: "Mend the parameter named in `values.parameter`.",
  },
  PROFILE_INVALID: {
    retryable: false,
    meaning: "A quality profile lacks a field, or has one of the wrong form or that cannot be.",
    remedy: "Mend the field that `values.key` points at.",
  },
  PROFILE_UNFIT: {
    retryable: false,
    meaning: "A quality profile does not fit a station's sensor: another unit, or a time longer than its window.",
    remedy: "Give the station a profile of its own, or correct the unit or the window.",
  },
} as const satisfies Record<string, CatalogueEntry>;

export type BridgeErrorCode = keyof typeof BRIDGE_CATALOGUE;

export function bridgeError(
  code: BridgeErrorCode,
  message: string,
  values?: Record<string, unknown>,
  cause?: unknown,
): TallyError<BridgeErrorCode> {
  return new TallyError(code, message, {
    retryable: BRIDGE_CATALOGUE[code].retryable,
    ...(values && { values }),
    cause,
  });
}
