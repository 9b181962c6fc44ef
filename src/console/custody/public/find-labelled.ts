import { decodeEpc } from "../../../sdk/custody/epcis/shared/identifiers.ts";
import { type IndexedUnit, queryUnits } from "../../../sdk/query/custody.ts";
import type { Page, PageParameters, QueryApi } from "../../../sdk/query/ask.ts";

/** Units of one name that are shown: more organisations than these never had the same. */
const MOST = 20;

/** What a label may be called on the chain: as it stands, and in GS1's one way of writing it. */
export const identifiersOf = (path: string): string[] => [
  ...new Set([path, decodeEpc(`https://label.example/${path}`)].map((each) => each.replace(/^https:\/\/[^/]+\//, ""))),
];

interface LabelledParameters extends PageParameters {
  /** Of the label's link, without the slash before it. */
  readonly path: string;
}

/** Units that a label's link names. @throws as `askOne`. */
export async function findLabelled(api: QueryApi, { path }: LabelledParameters): Promise<Page<IndexedUnit>> {
  const [first = path, ...others] = identifiersOf(path);
  let found = await queryUnits(api, { identifier: first, limit: MOST });
  for (const identifier of others) {
    if (found.items.length > 0) break;
    found = await queryUnits(api, { identifier, limit: MOST });
  }
  return found;
}
