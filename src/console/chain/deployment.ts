import { useQuery } from "@tanstack/react-query";
import { PUBLIC } from "../api/forget-seen.ts";
import { readJson } from "../browser/read-json.ts";

/** What the console needs of the deployment file: where each contract is. */
export interface ConsoleDeployment {
  readonly chainId: number;
  readonly genesisHash: string;
  readonly contracts: Readonly<Record<string, { readonly address: string }>>;
}

/** The deployment that the indexer follows, as its server gives it. */
export function useDeployment() {
  return useQuery({
    queryKey: ["deployment"],
    queryFn: () => readJson<ConsoleDeployment>("/console/deployment"),
    staleTime: Number.POSITIVE_INFINITY,
    meta: PUBLIC,
  });
}
