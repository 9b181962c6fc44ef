import { useQueries } from "@tanstack/react-query";
import {
  type IndexedCredit,
  type IndexedCreditDeadline,
  type QueryCreditDeadlinesParameters,
  queryCreditDeadlines,
} from "../../sdk/query/credits.ts";
import { API } from "../api/client.ts";
import { isKept } from "./due-first.ts";

/** Clocks of each of the viewer's credits, by credit, as they arrive. Of those of others nothing is asked: they are withheld. */
export function useDeadlines(credits: readonly IndexedCredit[]): ReadonlyMap<string, readonly IndexedCreditDeadline[]> {
  const asked = credits.filter((each) => !isKept(each));
  const found = useQueries({
    queries: asked.map(({ credit }) => {
      const parameters: QueryCreditDeadlinesParameters = { credit };
      return { queryKey: ["creditDeadlines", "one", parameters], queryFn: () => queryCreditDeadlines(API, parameters) };
    }),
  });
  return new Map(
    asked.flatMap(({ credit }, place) => {
      const items = found[place]?.data?.items;
      return items === undefined ? [] : [[credit, items] as const];
    }),
  );
}
