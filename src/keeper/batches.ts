import type { Due, DueAct } from "../sdk/core/due/due.ts";

/** What one call does. */
export interface Batch {
  readonly act: DueAct;
  readonly dues: readonly Due[];
}

/** Divides what is due into calls: of one act each, the longest due first, at most `most` in one. */
export function batchesOf(dues: readonly Due[], most = Number.POSITIVE_INFINITY): Batch[] {
  const byAct = new Map<DueAct, Due[]>();
  for (const due of dues.toSorted((a, b) => a.dueAt - b.dueAt)) {
    if (due.act) byAct.set(due.act.act, [...(byAct.get(due.act.act) ?? []), due]);
  }
  return [...byAct].flatMap(([act, all]) => {
    const size = Math.min(act.most, most);
    return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => {
      return { act, dues: all.slice(i * size, (i + 1) * size) };
    });
  });
}

/** Two batches of a batch that cannot be called whole. */
export function halvesOf({ act, dues }: Batch): Batch[] {
  const middle = Math.ceil(dues.length / 2);
  return [dues.slice(0, middle), dues.slice(middle)].map((half) => ({ act, dues: half }));
}
