import type { IndexedCycle } from "../../sdk/query/clearing.ts";
import { Badge } from "../design/mark.tsx";
import { useTexts } from "../text/texts.ts";
import { CLEARING_TEXTS } from "./texts.ts";

const MARKS = {
  Open: "info",
  Closed: "info",
  Netted: "info",
  Recomputed: "warn",
  Funded: "good",
  Settled: "good",
  Failed: "bad",
} as const;

export function CycleBadge({ state }: Pick<IndexedCycle, "state">) {
  const t = useTexts(CLEARING_TEXTS);
  return <Badge state={MARKS[state]}>{t(`state.${state}`)}</Badge>;
}
