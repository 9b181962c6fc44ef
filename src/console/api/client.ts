import { QueryClient } from "@tanstack/react-query";
import { openUrlWithin } from "../../lib/open-url.ts";
import type { QueryApi } from "../../sdk/query/ask.ts";

/** The query API of where the page came from. */
export const API: QueryApi = { url: "", openUrl: openUrlWithin(15_000) };

/** What was asked is kept while a page is open, and asked again when the chain says that it changed. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: 10_000, refetchOnWindowFocus: true, networkMode: "always" },
    },
  });
