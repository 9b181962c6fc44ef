import type { AsOf } from "../../sdk/query/ask.ts";
import type { News } from "../browser/changes.ts";

/** An answer of the query API, as far as it says how old it is, or the pages of a list. */
interface Answered {
  readonly asOf: AsOf;
  readonly restsOn?: readonly string[];
}
/** What a question of the console has as its data. */
export type Read = Answered | { readonly pages: readonly Answered[] };

const answersIn = (data: Read) => ("pages" in data ? data.pages : [data]);

/**
 * How an answer stands to what has changed: as of the newest block where nothing that it rests on changed since, and `old` otherwise. What is
 * newer than the news stays as it is. What does not say on what it rests is old with each block.
 */
export function standsTo<Data extends Read>(data: Data, { asOf, changed }: News): Data | "old" {
  const isOld = ({ asOf: own, restsOn }: Answered) =>
    own.block < asOf.block && (restsOn === undefined || restsOn.some((name) => (changed[name] ?? 0) > own.block));
  if (answersIn(data).some(isOld)) return "old";
  const renewed = (each: Answered) => (each.asOf.block > asOf.block ? each : { ...each, asOf });
  return ("pages" in data ? { ...data, pages: data.pages.map(renewed) } : renewed(data)) as Data;
}
