import { expect } from "chai";
import type { Page, QueryApi } from "../sdk/query/ask.ts";
import { everyItem } from "../sdk/query/every-item.ts";

interface Listed {
  readonly state: string;
  readonly withheld: readonly string[];
}

interface Asked {
  readonly mine?: boolean;
  readonly limit?: number;
  readonly after?: string;
}

/**
 * Requires that the list of what is the asker's has every line of the whole list that is not withheld from it, and no other, one by one and by state.
 *
 * @param api Of a party that is no regulator.
 * @returns How many there are.
 */
export async function requireMine<Item extends Listed>(
  query: (api: QueryApi, parameters: Asked & { readonly state?: never }) => Promise<Page<Item>>,
  api: QueryApi,
): Promise<number> {
  const listed = async (parameters: object) => {
    const found: Item[] = [];
    for await (const each of everyItem(query, api, parameters)) found.push(each);
    return found;
  };
  const own = (await listed({ limit: 500 })).filter(({ withheld }) => withheld.length === 0);
  expect(await listed({ mine: true, limit: 1 })).to.deep.equal(own);
  for (const state of new Set(own.map((each) => each.state))) {
    const those = own.filter((each) => each.state === state);
    expect(await listed({ mine: true, state, limit: 1 })).to.deep.equal(those);
  }
  return own.length;
}
