import { useQuery } from "@tanstack/react-query";
import { type ConsoleSettings, SETTINGS_PATH } from "../../lib/console/settings.ts";
import { readJson } from "../browser/read-json.ts";
import { PUBLIC } from "./forget-seen.ts";

/** What the console is told by who serves it; undefined until it is. */
export function useSettings(): ConsoleSettings | undefined {
  return useQuery({
    queryKey: ["settings"],
    queryFn: () => readJson<ConsoleSettings>(SETTINGS_PATH),
    staleTime: Number.POSITIVE_INFINITY,
    meta: PUBLIC,
  }).data;
}
