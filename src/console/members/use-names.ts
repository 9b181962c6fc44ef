import { queryOrganisations } from "../../sdk/query/members.ts";
import { useList } from "../api/use-api.ts";

/** Names of organisations by their numbers. */
export function useNames(): ReadonlyMap<number, string> {
  const { items = [] } = useList("organisations", queryOrganisations, { limit: 500 });
  return new Map(items.map(({ org, name }) => [org, name]));
}
