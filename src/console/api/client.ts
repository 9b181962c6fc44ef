import { QueryCache, QueryClient } from "@tanstack/react-query";
import { openUrlWithin } from "../../lib/open-url.ts";
import type { QueryApi } from "../../sdk/query/ask.ts";
import { asOfIn } from "./as-of-in.ts";
import { codeOf } from "./code-of.ts";

/** The query API of where the page came from. */
export const API: QueryApi = { url: "", openUrl: openUrlWithin(15_000) };

/** The indexer found another chain behind its node: nothing that was read before is of the chain that is there now. */
const REPLACED = "CHAIN_REPLACED";

/** What was asked is kept while a page is open, and asked again when the chain says that it changed. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => codeOf(error) === REPLACED && dropRead(client) }),
    defaultOptions: {
      queries: { retry: false, staleTime: 10_000, refetchOnWindowFocus: true, networkMode: "always" },
    },
  });
  return client;
}

/** Drops what was read of the chain. What is on the page stays a failure, or is asked anew. */
function dropRead(client: QueryClient): void {
  const isRead = ({ state }: { readonly state: { readonly data: unknown } }) => asOfIn(state.data) !== undefined;
  for (const query of client.getQueryCache().findAll({ predicate: isRead })) query.setState({ data: undefined });
}
