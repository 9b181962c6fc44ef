import type { IndexedFacility, IndexedPurposePayment } from "../../sdk/query/funds.ts";
import { Badge } from "../design/mark.tsx";
import { useTexts } from "../text/texts.ts";
import { FUND_TEXTS } from "./texts.ts";

const FACILITIES = { Open: "good", Breached: "warn", Frozen: "bad", Accelerated: "bad", Closed: "neutral" } as const;

const PAYMENTS = {
  Requested: "info",
  Paid: "good",
  Unevidenced: "warn",
  Returning: "warn",
  Returned: "neutral",
  Refused: "bad",
  Withdrawn: "neutral",
  Lapsed: "neutral",
} as const;

export function FacilityBadge({ state }: Pick<IndexedFacility, "state">) {
  const t = useTexts(FUND_TEXTS);
  return <Badge state={FACILITIES[state]}>{t(`state.${state}`)}</Badge>;
}

export function PaymentBadge({ state }: Pick<IndexedPurposePayment, "state">) {
  const t = useTexts(FUND_TEXTS);
  return <Badge state={PAYMENTS[state]}>{t(`payment.${state}`)}</Badge>;
}
