import { useInfiniteQuery, useQueries, useQuery } from "@tanstack/react-query";
import type { Answer, Page, PageParameters, QueryApi } from "../../sdk/query/ask.ts";
import { API } from "./client.ts";
import { csvOf } from "./csv-of.ts";

interface UseOptions {
  /** Whether to ask at all. @default true */
  readonly enabled?: boolean;
}

/** One thing. @param name Of the question: the same question is asked once. */
export function useThing<Parameters extends object, Item>(
  name: string,
  query: (api: QueryApi, parameters: Parameters) => Promise<Answer<Item>>,
  parameters: Parameters,
  { enabled = true }: UseOptions = {},
) {
  return useQuery({ queryKey: [name, "one", parameters], queryFn: () => query(API, parameters), enabled });
}

/** Several things of one kind by their numbers, each asked for once; those that are not there yet, or not known, are left out. */
export function useThings<Item>(
  name: string,
  query: (api: QueryApi, parameters: { readonly id: number }) => Promise<Answer<Item>>,
  ids: readonly number[],
): ReadonlyMap<number, Item> {
  const found = useQueries({
    queries: ids.map((id) => ({ queryKey: [name, "one", { id }], queryFn: () => query(API, { id }) })),
  });
  return new Map(ids.flatMap((id, i) => (found[i]?.data === undefined ? [] : [[id, found[i].data.item] as const])));
}

/** A list that grows by a page when more is asked for. @param name Of the question: the same question is asked once. */
export function useList<Parameters extends PageParameters, Item>(
  name: string,
  query: (api: QueryApi, parameters: Parameters) => Promise<Page<Item>>,
  parameters: Parameters,
  { enabled = true }: UseOptions = {},
) {
  const found = useInfiniteQuery({
    queryKey: [name, "list", parameters],
    queryFn: ({ pageParam }) =>
      query(API, { ...parameters, ...(pageParam !== undefined && { after: pageParam }) } as Parameters),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled,
  });
  const items = found.data?.pages.flatMap((page) => page.items);
  const csv = () => csvOf(query, parameters);
  return { ...found, items, asOf: found.data?.pages.at(-1)?.asOf, csv };
}
