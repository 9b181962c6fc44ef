import type { AsOf, PageParameters, QueryApi } from "./ask.ts";
import { everyPage, type PageQuery } from "./every-item.ts";

/** Where a list is read from in place of the chain's logs: an indexer, which is believed in it. */
export interface ListSource {
  readonly api: QueryApi;
  /** Hears up to where the chain is in the list. */
  readonly onAsOf?: (asOf: AsOf) => void;
}

/** What a list takes that an indexer has as well. */
export interface FromSource {
  /** An indexer to read from; the chain's logs if left out. */
  readonly source?: ListSource | undefined;
}

/**
 * All lines of a list, or the first ones. What changes meanwhile may be in one page and not yet in another.
 *
 * @param most Lines at most.
 * @throws as `askOne`.
 */
export async function linesOf<Parameters extends PageParameters | undefined, Item>(
  query: PageQuery<Parameters, Item>,
  { api, onAsOf }: ListSource,
  parameters: NonNullable<Parameters>,
  most = Number.POSITIVE_INFINITY,
): Promise<Item[]> {
  const lines: Item[] = [];
  for await (const { items, asOf } of everyPage(query, api, { limit: Math.min(500, most), ...parameters })) {
    lines.push(...items);
    onAsOf?.(asOf);
    if (lines.length >= most) break;
  }
  return lines.slice(0, most);
}
