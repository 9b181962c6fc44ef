import type { IndexedUnit } from "../../sdk/query/custody.ts";
import { Badge } from "../design/mark.tsx";
import { useTexts } from "../text/texts.ts";
import { CUSTODY_TEXTS } from "./texts.ts";

const MARKS = {
  Active: "info",
  Returning: "warn",
  Disputed: "bad",
  Transformed: "neutral",
  Destroyed: "good",
  Lost: "bad",
} as const;

export function PhaseBadge({ phase }: Pick<IndexedUnit, "phase">) {
  const t = useTexts(CUSTODY_TEXTS);
  return <Badge state={MARKS[phase]}>{t(`phase.${phase}`)}</Badge>;
}
