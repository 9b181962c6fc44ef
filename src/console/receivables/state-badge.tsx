import type { IndexedReceivable } from "../../sdk/query/receivables.ts";
import { Badge } from "../design/mark.tsx";
import { useTexts } from "../text/texts.ts";
import { RECEIVABLE_TEXTS } from "./texts.ts";

const MARKS = {
  Registered: "info",
  Rejected: "neutral",
  Cancelled: "neutral",
  Expired: "neutral",
  Confirmed: "info",
  Overdue: "warn",
  Defaulted: "bad",
  Closed: "good",
} as const;

export function StateBadge({ state }: Pick<IndexedReceivable, "state">) {
  const t = useTexts(RECEIVABLE_TEXTS);
  return <Badge state={MARKS[state]}>{t(`state.${state}`)}</Badge>;
}
