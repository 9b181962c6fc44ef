import type { Page, PageParameters, QueryApi } from "./ask.ts";

/**
 * Every line of a list, page after page. What changes meanwhile may be in one page and not yet in another.
 *
 * @throws as `askOne`.
 *
 * @example
 * import { everyItem, queryOrganisations } from "tallystick/query";
 *
 * for await (const { org, name } of everyItem(queryOrganisations, api, { standing: "Active" })) console.log(org, name);
 */
export async function* everyItem<Parameters extends PageParameters, Item>(
  query: (api: QueryApi, parameters?: Parameters) => Promise<Page<Item>>,
  api: QueryApi,
  parameters: Parameters,
): AsyncGenerator<Item> {
  for (let after: string | undefined; ; ) {
    const page = await query(api, { limit: 500, ...parameters, ...(after !== undefined && { after }) });
    yield* page.items;
    if (page.next === null) return;
    after = page.next;
  }
}
