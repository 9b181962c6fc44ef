import type { Page, PageParameters, QueryApi } from "./ask.ts";

/** A question for a list, as this entry has one for each. */
export type PageQuery<Parameters extends PageParameters | undefined, Item> = (
  api: QueryApi,
  parameters: Parameters,
) => Promise<Page<Item>>;

/** The pages of a list, one after the other. @throws as `askOne`. */
export async function* everyPage<Parameters extends PageParameters | undefined, Item>(
  query: PageQuery<Parameters, Item>,
  api: QueryApi,
  parameters: NonNullable<Parameters>,
): AsyncGenerator<Page<Item>> {
  for (let after: string | undefined; ; ) {
    const page = await query(api, { limit: 500, ...parameters, ...(after !== undefined && { after }) });
    yield page;
    if (page.next === null) return;
    after = page.next;
  }
}

/**
 * Every line of a list, page after page. What changes meanwhile may be in one page and not yet in another.
 *
 * @throws as `askOne`.
 *
 * @example
 * import { everyItem, openUrlWithin, queryOrganisations } from "tallystick/query";
 *
 * const api = { url: "http://127.0.0.1:8095", openUrl: openUrlWithin(10_000) };
 * for await (const { org, name } of everyItem(queryOrganisations, api, { standing: "Active" })) console.log(org, name);
 */
export async function* everyItem<Parameters extends PageParameters | undefined, Item>(
  query: PageQuery<Parameters, Item>,
  api: QueryApi,
  parameters: NonNullable<Parameters>,
): AsyncGenerator<Item> {
  for await (const { items } of everyPage(query, api, parameters)) yield* items;
}
