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
  /* Values */
  VALUE_NOT_DECIMAL: {
    retryable: false,
    meaning: "A value is not a decimal number: NaN, infinite, empty or malformed text.",
    remedy: "Look at the instrument or logger; the text is in the reject log.",
  },
  VALUE_OUT_OF_RANGE: {
    retryable: false,
    meaning: "A value times ten to the scale of its sensor is not a safe integer.",
    remedy: "The instrument is broken, or the sensor's scale or unit is not the one that the source uses.",
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
