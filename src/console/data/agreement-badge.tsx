import type { IndexedAgreement } from "../../sdk/query/data.ts";
import { Badge, type MarkState } from "../design/mark.tsx";
import { useTexts } from "../text/texts.ts";
import { DATA_TEXTS } from "./texts.ts";

const MARKS: Readonly<Record<IndexedAgreement["state"], MarkState>> = {
  Requested: "info",
  Offered: "info",
  Agreed: "warn",
  Active: "good",
  Suspended: "warn",
  Countered: "neutral",
  Terminated: "neutral",
  Retired: "neutral",
  Revoked: "bad",
  Expired: "neutral",
  UsedUp: "neutral",
};

export function AgreementBadge({ state }: Pick<IndexedAgreement, "state">) {
  const t = useTexts(DATA_TEXTS);
  return <Badge state={MARKS[state]}>{t(`state.${state}`)}</Badge>;
}
