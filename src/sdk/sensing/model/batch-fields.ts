import { safe } from "../../core/whole.ts";
import type { Batch, StoredValue } from "./batch.ts";
import { unpackFlagCounts } from "./pack-flag-counts.ts";
import type { Quality } from "./quality.ts";

/** A batch as ethers decodes it from calldata or events. */
export interface BatchFields {
  readonly station: bigint;
  readonly firstSeq: bigint;
  readonly count: bigint;
  readonly from: bigint;
  readonly to: bigint;
  readonly root: string;
  readonly qualityProfile: string;
  readonly flagCounts: bigint;
  readonly rejectLog: string;
}

export interface CarriedFields {
  readonly sensor: bigint;
  readonly seq: bigint;
  readonly observedAt: bigint;
  readonly value: bigint;
}

export type LatestFields = CarriedFields & { readonly quality: bigint };

/** A number where it is one exactly, as `Batch` has it. */
const storedValue = (value: bigint): StoredValue => {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
};

/** @throws `NUMBER_TOO_LARGE`. */
export function fromBatchFields(
  fields: BatchFields,
  latest: readonly LatestFields[],
  exceedances: readonly CarriedFields[],
): Batch {
  return {
    station: Number(fields.station),
    firstSeq: safe("firstSeq", fields.firstSeq),
    count: Number(fields.count),
    from: safe("from", fields.from),
    to: safe("to", fields.to),
    root: fields.root,
    qualityProfile: fields.qualityProfile,
    flagCounts: unpackFlagCounts(fields.flagCounts),
    rejectLog: fields.rejectLog,
    latest: latest.map((item) => ({ ...carried(item), quality: Number(item.quality) as Quality })),
    exceedances: exceedances.map(carried),
  };
}

function carried({ sensor, seq, observedAt, value }: CarriedFields) {
  return {
    sensor: Number(sensor),
    seq: safe("seq", seq),
    observedAt: safe("observedAt", observedAt),
    value: storedValue(value),
  };
}
