import type { IndexedLayerCall, IndexedLoss, IndexedTreaty } from "../../sdk/query/treaties.ts";
import { Badge } from "../design/mark.tsx";
import { useTexts } from "../text/texts.ts";
import { LOSS_TEXTS } from "./loss-texts.ts";
import { TREATY_TEXTS } from "./texts.ts";

const TREATIES = {
  Quoted: "info",
  Placed: "info",
  Bound: "info",
  InForce: "good",
  RunOff: "warn",
  Commuted: "neutral",
  Closed: "neutral",
} as const;

const LOSSES = {
  Notified: "info",
  Assessed: "info",
  Contested: "warn",
  Called: "good",
  Withdrawn: "neutral",
} as const;

const CALLS = { Open: "info", Defaulted: "bad", Settled: "good", Commuted: "neutral" } as const;

const SHARES = {
  Due: "info",
  Disputed: "warn",
  Awarded: "info",
  Defaulted: "bad",
  Paid: "good",
  Rejected: "neutral",
} as const;

export type ShareOf = NonNullable<IndexedLayerCall["shares"]>[number];

export function TreatyBadge({ state }: Pick<IndexedTreaty, "state">) {
  const t = useTexts(TREATY_TEXTS);
  return <Badge state={TREATIES[state]}>{t(`state.${state}`)}</Badge>;
}

export function LossBadge({ state }: Pick<IndexedLoss, "state">) {
  const t = useTexts(LOSS_TEXTS);
  return <Badge state={LOSSES[state]}>{t(`loss.${state}`)}</Badge>;
}

export function CallBadge({ state }: Pick<IndexedLayerCall, "state">) {
  const t = useTexts(LOSS_TEXTS);
  return <Badge state={CALLS[state]}>{t(`call.${state}`)}</Badge>;
}

export function ShareBadge({ state }: Pick<ShareOf, "state">) {
  const t = useTexts(LOSS_TEXTS);
  return <Badge state={SHARES[state]}>{t(`share.${state}`)}</Badge>;
}
