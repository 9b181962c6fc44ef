import type { IndexedComputation } from "../../sdk/query/data.ts";
import { Badge, type MarkState } from "../design/mark.tsx";
import { useTexts } from "../text/texts.ts";
import { DATA_TEXTS } from "./texts.ts";

const MARKS: Readonly<Record<IndexedComputation["status"], MarkState>> = {
  Proposed: "info",
  Approved: "info",
  Tallied: "info",
  Challenged: "warn",
  Accepted: "good",
  Rejected: "bad",
  Failed: "bad",
  Cancelled: "neutral",
  Stopped: "neutral",
};

export function ComputationBadge({ status }: Pick<IndexedComputation, "status">) {
  const t = useTexts(DATA_TEXTS);
  return <Badge state={MARKS[status]}>{t(`status.${status}`)}</Badge>;
}
