import { checkBytes32, checkThat } from "../../core/check.ts";
import { checkNumber, checkWhole, UINT32 } from "../../core/whole.ts";
import type { Batch, FlagCounts } from "./batch.ts";

const FLAGS = ["good", "notEvaluated", "suspect", "fail", "missing", "late", "conflict"] as const;
const UINT8 = 255;
const isInt64 = (value: bigint) => BigInt.asIntN(64, value) === value;

/**
 * A batch with every field within its bounds.
 *
 * @throws `ARGUMENT_INVALID` with the field and its value.
 */
export function checkBatch(batch: Batch): Batch {
  const carried = (field: string, item: Batch["exceedances"][number]) => {
    const isStored = typeof item.value === "bigint" ? isInt64(item.value) : Number.isSafeInteger(item.value);
    checkThat(isStored, `${field}.value`, item.value, "a safe integer, or a bigint of 64 bits");
    return {
      sensor: checkNumber(`${field}.sensor`, item.sensor),
      seq: checkWhole(`${field}.seq`, item.seq, 1),
      observedAt: checkWhole(`${field}.observedAt`, item.observedAt, 0),
      value: item.value,
    };
  };
  const counts = FLAGS.map((name) => [name, checkWhole(`flagCounts.${name}`, batch.flagCounts[name], 0, UINT32)]);
  return {
    station: checkNumber("station", batch.station),
    firstSeq: checkWhole("firstSeq", batch.firstSeq, 1),
    count: checkWhole("count", batch.count, 1, UINT32),
    from: checkWhole("from", batch.from, 0),
    to: checkWhole("to", batch.to, 0),
    root: checkBytes32("root", batch.root),
    qualityProfile: checkBytes32("qualityProfile", batch.qualityProfile),
    flagCounts: Object.fromEntries(counts) as unknown as FlagCounts,
    rejectLog: checkBytes32("rejectLog", batch.rejectLog),
    latest: batch.latest.map((item, i) => ({
      ...carried(`latest[${i}]`, item),
      quality: checkWhole(`latest[${i}].quality`, item.quality, 0, UINT8) as typeof item.quality,
    })),
    exceedances: batch.exceedances.map((item, i) => carried(`exceedances[${i}]`, item)),
  };
}
