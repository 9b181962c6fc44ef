import { indexerError } from "../errors.ts";

/** Says of a place in a list, or in the stream of changes, whose it is: one of another chain, deployment or list is never applied. */
export interface PlaceMark {
  /** The place as it is given away. @param list Name of what it is a place in. */
  put(list: string, place: string): string;
  /**
   * The place within a text that was given away.
   *
   * @param field Where the text came in.
   * @throws `INDEX_QUERY_INVALID` for a text that is none, `INDEX_PLACE_FOREIGN` for one of something else.
   */
  take(list: string, field: string, text: string): string;
}

/** @param mark Of the chain and the contracts that are followed. */
export const placeMark = (mark: string): PlaceMark => ({
  put: (list, place) => `${mark}.${list}.${place}`,
  take(list, field, text) {
    const value = text.slice(0, 200);
    const [, of_, in_, place] = /^([0-9a-f]{12})\.(\w+)\.(.+)$/s.exec(text) ?? [];
    if (place === undefined) {
      throw indexerError("INDEX_QUERY_INVALID", `${field} is no place of this list`, { field, value });
    }
    if (of_ === mark && in_ === list) return place;
    const other = of_ === mark ? `the list ${in_}` : "another chain or deployment";
    throw indexerError("INDEX_PLACE_FOREIGN", `${field} is a place of ${other}`, {
      field,
      value,
      expected: `${mark}.${list}`,
    });
  },
});
