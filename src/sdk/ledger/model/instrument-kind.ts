import { sdkError } from "../../core/errors.ts";

/** What kind of claim an instrument is, in the order of the chain's numbers. */
export const INSTRUMENT_KINDS = ["CASH", "RECEIVABLE", "SUBROGATED_CLAIM", "CREDIT_CLAIM", "BILL"] as const;

export type InstrumentKind = (typeof INSTRUMENT_KINDS)[number];

/** @throws `ARGUMENT_INVALID` for a kind that this version of the SDK does not know. */
export function instrumentKindOf(value: bigint): InstrumentKind {
  const kind = INSTRUMENT_KINDS[Number(value)];
  if (kind !== undefined) return kind;
  throw sdkError("ARGUMENT_INVALID", `kind ${value} is none of ${INSTRUMENT_KINDS.join(", ")}`, {
    field: "kind",
    value,
  });
}
