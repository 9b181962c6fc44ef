import type { IndexedAmendment, IndexedCredit, IndexedPresentation } from "../../sdk/query/credits.ts";
import { Badge } from "../design/mark.tsx";
import { useTexts } from "../text/texts.ts";
import { CREDIT_TEXTS } from "./texts.ts";

const CREDITS = {
  Applied: "info",
  Withdrawn: "neutral",
  Issued: "good",
  Advised: "good",
  Expired: "neutral",
  Cancelled: "neutral",
} as const;

const AMENDMENTS = { Open: "info", InForce: "good", Rejected: "bad" } as const;

const PRESENTATIONS = {
  Presented: "info",
  Refused: "bad",
  Returned: "neutral",
  Accepted: "info",
  Honoured: "good",
} as const;

export function CreditBadge({ state }: Pick<IndexedCredit, "state">) {
  const t = useTexts(CREDIT_TEXTS);
  return <Badge state={CREDITS[state]}>{t(`state.${state}`)}</Badge>;
}

export function AmendmentBadge({ state }: Pick<IndexedAmendment, "state">) {
  const t = useTexts(CREDIT_TEXTS);
  return <Badge state={AMENDMENTS[state]}>{t(`amendment.${state}`)}</Badge>;
}

export function PresentationBadge({ state }: Pick<IndexedPresentation, "state">) {
  const t = useTexts(CREDIT_TEXTS);
  return <Badge state={PRESENTATIONS[state]}>{t(`presentation.${state}`)}</Badge>;
}
