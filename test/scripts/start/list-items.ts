import type { PageParameters, QueryApi } from "../../../src/sdk/query/ask.ts";
import { everyItem, type PageQuery } from "../../../src/sdk/query/every-item.ts";

/** Amounts in decimal, as the API says them. */
const plain = (value: unknown): unknown =>
  value === undefined
    ? null
    : JSON.parse(JSON.stringify(value, (_, each) => (typeof each === "bigint" ? String(each) : each)));

/** As much of an item as is said by these names. */
export const picked = (names: readonly string[], item: object) =>
  Object.fromEntries(names.map((name) => [name, plain((item as Readonly<Record<string, unknown>>)[name])]));

/** Every item of a list. */
export async function all<P extends PageParameters | undefined, I>(
  query: PageQuery<P, I>,
  api: QueryApi,
  parameters: NonNullable<P>,
): Promise<I[]> {
  const items: I[] = [];
  for await (const each of everyItem(query, api, { limit: 50, ...parameters })) items.push(each);
  return items;
}
