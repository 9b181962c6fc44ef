import type { IndexedOrganisation, IndexedProposal } from "../../sdk/query/members.ts";
import { Badge, type MarkState } from "../design/mark.tsx";
import { useTexts } from "../text/texts.ts";
import { MEMBER_TEXTS } from "./texts.ts";

const STANDINGS = { Active: "good", Restricted: "warn", Expelled: "bad" } as const;

export function StandingBadge({ standing }: Pick<IndexedOrganisation, "standing">) {
  const t = useTexts(MEMBER_TEXTS);
  return <Badge state={STANDINGS[standing]}>{t(`standing.${standing}`)}</Badge>;
}

const STATES: Readonly<Record<IndexedProposal["state"], MarkState>> = {
  Pending: "neutral",
  Active: "info",
  Canceled: "neutral",
  Defeated: "bad",
  Succeeded: "warn",
  Queued: "warn",
  Expired: "neutral",
  Executed: "good",
};

export function ProposalBadge({ state }: Pick<IndexedProposal, "state">) {
  const t = useTexts(MEMBER_TEXTS);
  return <Badge state={STATES[state]}>{t(`state.${state}`)}</Badge>;
}
