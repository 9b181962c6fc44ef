import { useState } from "react";
import { plainText } from "../../../lib/text/plain-text.ts";
import type { Client } from "../../../sdk/core/client.ts";
import type { IndexedProposal } from "../../../sdk/query/members.ts";
import { Card } from "../../design/card.tsx";
import type { Fact } from "../../design/facts.tsx";
import { Field } from "../../design/field.tsx";
import { LongText } from "../../design/long-text.tsx";
import { Hash } from "../../design/hash.tsx";
import { Select } from "../../design/select.tsx";
import { Notice } from "../../design/states.tsx";
import { Time } from "../../design/time.tsx";
import { type Prepared, SignedAct } from "../../session/signed-act.tsx";
import { useCommon } from "../../text/common.ts";
import { useTexts } from "../../text/texts.ts";
import { CallsView } from "../calls-view.tsx";
import type { CouncilAct, CouncilNow } from "./council.ts";
import { ACT_TEXTS, type ActKey } from "./texts.ts";

const SUPPORTS = ["for", "against", "abstain"] as const;
type Support = (typeof SUPPORTS)[number];

/** What can be done in each state, and the Council's method for it. */
const ACTS = { Active: "vote", Succeeded: "queue", Queued: "execute" } as const;
const METHODS = { vote: "castVoteWithReason", queue: "queue", execute: "execute" } as const;

/** Voting, queueing, executing: what the proposal's state allows, signed by whom one chooses. */
export function CouncilActs({ item }: { readonly item: IndexedProposal }) {
  const t = useTexts(ACT_TEXTS);
  const [support, setSupport] = useState<Support>("for");
  const [reason, setReason] = useState("");
  const act = item.state in ACTS ? ACTS[item.state as keyof typeof ACTS] : undefined;
  const prepare = usePrepare(item, act === "vote" ? { act, support, reason } : { act: act ?? "queue" });
  if (act === undefined) return null;
  return (
    <Card title={t(`title.${act}`)}>
      <p>{t(`${act}.text`)}</p>
      {act === "vote" && (
        <>
          <Notice state="info" title={t("vote.passkey")}>
            {t("vote.passkey.text")}
          </Notice>
          <Select
            label={t("support")}
            value={support}
            onChange={(value) => setSupport(SUPPORTS.find((each) => each === value) ?? "for")}
            options={SUPPORTS.map((each) => ({ value: each, text: t(`support.${each}`) }))}
          />
          <Field label={t("reason")} value={reason} onChange={({ target }) => setReason(target.value)} />
        </>
      )}
      <SignedAct about={act === "vote" ? `vote ${support} ${reason}` : act} prepare={prepare} />
    </Card>
  );
}

const EXPECTED = { vote: "Active", queue: "Succeeded", execute: "Queued" } as const;

/** Why the Council would refuse it, as the node has it. */
function refusalOf(act: CouncilAct["act"], now: CouncilNow): ActKey | undefined {
  if (now.state !== EXPECTED[act]) return "refuse.state";
  if (act === "execute") return now.now + 1n < now.eta ? "refuse.early" : undefined;
  if (act === "queue") return undefined;
  return now.hasVoted ? "refuse.voted" : now.weight === 0n ? "refuse.weight" : undefined;
}

function usePrepare({ proposalId }: IndexedProposal, act: CouncilAct) {
  const t = useTexts(ACT_TEXTS);
  const common = useCommon();
  const fieldsOf = (now: CouncilNow, account: string): Fact[] => [
    { label: t("chain"), value: now.chainId },
    { label: t("from"), value: <Hash value={account} whole /> },
    { label: t("contract"), value: <Hash value={now.council} whole /> },
    { label: t("method"), value: <code>{METHODS[act.act]}</code> },
    { label: t("proposalId"), value: <Hash value={proposalId} whole /> },
    ...(act.act === "vote"
      ? [
          { label: t("support"), value: t(`support.${act.support}`) },
          { label: t("reason"), value: act.reason === "" ? t("none") : <LongText text={act.reason} /> },
        ]
      : [
          { label: t("description"), value: <LongText text={now.proposal.description} /> },
          { label: t("calls"), value: <Calls of={now} /> },
        ]),
    { label: t("value"), value: 0 },
  ];
  const stateOf = (now: CouncilNow): Fact[] => [
    { label: t("state"), value: now.state },
    { label: t("votesFor"), value: String(now.votes.for) },
    { label: t("votesAgainst"), value: String(now.votes.against) },
    { label: t("needed"), value: String(now.quorum) },
    { label: t("until"), value: <Time milliseconds={Number(now.deadline) * 1_000} /> },
    ...(now.eta === 0n ? [] : [{ label: t("from_"), value: <Time milliseconds={Number(now.eta) * 1_000} /> }]),
    ...(act.act === "vote"
      ? [
          { label: t("weight"), value: String(now.weight) },
          { label: t("hasVoted"), value: common(now.hasVoted ? "yes" : "no") },
          { label: t("description"), value: <LongText text={now.proposal.description} /> },
          { label: t("calls"), value: <Calls of={now} /> },
        ]
      : []),
  ];
  return async (client: Client, account: string): Promise<Prepared> => {
    const { councilNow, sendCouncilAct } = await import("./council.ts");
    const now = await councilNow(client, BigInt(proposalId), account);
    const refusal = refusalOf(act.act, now);
    return {
      fields: fieldsOf(now, account),
      state: stateOf(now),
      ...(refusal !== undefined && { refusal: t(refusal, { state: plainText(now.state) }) }),
      send: () => sendCouncilAct(client, now.proposal, act),
    };
  };
}

/** What the proposal would do, as the node has it. */
const Calls = ({ of: { proposal } }: { readonly of: CouncilNow }) => (
  <CallsView targets={proposal.targets} calldatas={proposal.calldatas} values={proposal.values.map(String)} />
);
