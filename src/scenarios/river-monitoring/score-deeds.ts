import type { ReadingStore, StoredReading } from "../../bridge/model/store.ts";
import { verdictAt } from "../../bridge/model/verdicts.ts";
import { type Check, Check as Checks, checkNames, Quality } from "../../sdk/sensing/model/quality.ts";
import type { Deed } from "./simulated.ts";

/** What quality control made of one deed. */
export interface DeedScore {
  readonly deed: Deed;
  readonly caught: boolean;
  /** What raised suspicion, most often first. */
  readonly by: readonly Check[];
  readonly flagged: number;
  readonly readings: number;
}

/** Says nothing about honesty: late data has innocent reasons. */
const INNOCENT = Checks.Late;
/** As often as this a day may be flagged without anybody's doing; a deed counts as caught only beyond it. */
const BY_CHANCE = 3;

/** Looks at the verdicts on what was measured during each deed, and a day on for what shows only afterwards. */
export async function scoreDeeds(store: ReadingStore, station: number, deeds: readonly Deed[]): Promise<DeedScore[]> {
  const judged = await judgedReadings(store, station);
  return deeds.map((deed) => {
    const tally = new Map<Check, number>();
    let flagged = 0;
    const during = judged.filter(({ reading }) => reading.observedAt >= deed.from && reading.observedAt < deed.to);
    const after = deed.to + 6 * 3_600_000;
    for (const { reading, quality, checks } of judged) {
      const hole = (checks & Checks.CounterHole) !== 0 && reading.observedAt < after;
      if (reading.observedAt < deed.from || (reading.observedAt >= deed.to && !hole)) continue;
      if (quality < Quality.Suspect && !hole) continue;
      flagged++;
      for (const name of checkNames(checks & ~INNOCENT)) tally.set(name, (tally.get(name) ?? 0) + 1);
    }
    const by = [...tally].sort((a, b) => b[1] - a[1]).map(([name]) => name);
    return { deed, caught: flagged > BY_CHANCE && by.length > 0, by, flagged, readings: during.length };
  });
}

interface Judged {
  readonly reading: StoredReading;
  readonly quality: Quality;
  readonly checks: number;
}

async function judgedReadings(store: ReadingStore, station: number): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (let from = 1; ; ) {
    const [stored] = await store.batches(station, from, 1);
    if (stored === undefined) return judged;
    const { firstSeq, count } = stored.batch;
    const readings = await store.readings(station, firstSeq, firstSeq + count - 1);
    for (const [i, reading] of readings.entries()) judged.push({ reading, ...verdictAt(stored.verdicts, i) });
    from = firstSeq + count;
  }
}
