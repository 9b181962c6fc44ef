import type { IndexedBill, IndexedBillClaim, IndexedBillLot } from "../../sdk/query/bills.ts";
import { Badge } from "../design/mark.tsx";
import { useTexts } from "../text/texts.ts";
import { BILL_TEXTS } from "./texts.ts";

const BILLS = { Drawn: "info", Refused: "bad", Withdrawn: "neutral", Accepted: "good", Closed: "neutral" } as const;

const LOTS = {
  Open: "neutral",
  Presented: "info",
  Paid: "good",
  Refused: "bad",
  Settled: "good",
  Barred: "neutral",
} as const;

const CLAIMS = { Open: "warn", Paid: "good", Ended: "neutral" } as const;

export function BillBadge({ state }: Pick<IndexedBill, "state">) {
  const t = useTexts(BILL_TEXTS);
  return <Badge state={BILLS[state]}>{t(`state.${state}`)}</Badge>;
}

export function LotBadge({ state }: { readonly state: NonNullable<IndexedBillLot["state"]> }) {
  const t = useTexts(BILL_TEXTS);
  return <Badge state={LOTS[state]}>{t(`lot.${state}`)}</Badge>;
}

export function ClaimBadge({ state }: Pick<IndexedBillClaim, "state">) {
  const t = useTexts(BILL_TEXTS);
  return <Badge state={CLAIMS[state]}>{t(`claim.${state}`)}</Badge>;
}
