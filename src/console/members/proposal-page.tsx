import { useParams } from "@tanstack/react-router";
import { proposalTitle } from "../../sdk/members/model/proposal-title.ts";
import { type IndexedProposal, queryOrganisations, queryProposal } from "../../sdk/query/members.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { Result } from "../api/result.tsx";
import { useList, useThing } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { ChainText } from "../design/chain-text.tsx";
import { Facts } from "../design/facts.tsx";
import { Hash } from "../design/hash.tsx";
import { LongText } from "../design/long-text.tsx";
import { Page } from "../design/page.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { utcText } from "../design/utc-text.ts";
import { useTexts } from "../text/texts.ts";
import { ThingTabs } from "../thing/thing-tabs.tsx";
import { CouncilActs } from "./act/council-acts.tsx";
import { firstLine, furtherLines } from "./description.ts";
import { CallsView } from "./calls-view.tsx";
import { OrgLink } from "./org-link.tsx";
import { ProposalBadge } from "./standing-badge.tsx";
import { MEMBER_TEXTS } from "./texts.ts";
import { VoteBar } from "./vote-bar.tsx";
import styles from "./members.module.css";

/** One proposal: what it would do, how the vote stands, and what happens if nobody does anything. */
export function ProposalPage() {
  const t = useTexts(MEMBER_TEXTS);
  const { proposalId = "0" } = useParams({ strict: false }) as { readonly proposalId?: string };
  const found = useThing("proposal", queryProposal, { proposalId });
  const item = found.data?.item;
  return (
    <Page
      title={t("proposal")}
      heading={item && <ChainText text={firstLine(proposalTitle(item))} />}
      kicker={t("proposals.title")}
      aside={
        <>
          {item && <ProposalBadge state={item.state} />}
          <AsOfBadge asOf={found.data?.asOf} />
        </>
      }
    >
      <Result of={found}>
        {({ item }) => (
          <ThingTabs topic={`proposal:${proposalId}`} raw={item} facts={() => <ProposalFacts item={item} />} />
        )}
      </Result>
    </Page>
  );
}

function ProposalFacts({ item }: { readonly item: IndexedProposal }) {
  const t = useTexts(MEMBER_TEXTS);
  return (
    <>
      <Card title={t("calls")}>
        {furtherLines(proposalTitle(item)).map((line) => (
          <p key={line}>
            <LongText text={line} />
          </p>
        ))}
        <CallsView
          targets={item.targets}
          calldatas={item.calldatas}
          values={item.values}
          {...(item.state === "Executed" && { executed: item.proposalId })}
        />
      </Card>
      <div className={styles.columns}>
        <Card title={t("stateClock")}>
          <p className={styles.clock}>{useClock(item)}</p>
          <VoteBar votes={item.votes} quorum={item.quorum} />
          <Facts
            facts={[
              { label: t("proposer"), value: <Hash value={item.proposer} /> },
              { label: t("proposed"), value: <Time milliseconds={item.proposedAt * 1_000} /> },
            ]}
          />
        </Card>
        <Votes item={item} />
      </div>
      <CouncilActs item={item} />
    </>
  );
}

/** Where the proposal stands, in a sentence, and what happens if nobody does anything. */
function useClock({ state, votes, quorum, deadline, eta, executedAt }: IndexedProposal): string {
  const t = useTexts(MEMBER_TEXTS);
  const at: Partial<Record<IndexedProposal["state"], number | null>> = {
    Active: deadline,
    Queued: eta,
    Executed: executedAt,
  };
  const time = utcText((at[state] ?? 0) * 1_000)?.shown ?? "";
  const passes = BigInt(votes.for) >= BigInt(quorum) && BigInt(votes.for) > BigInt(votes.against);
  return t(`clock.${state}`, { time, outcome: t(passes ? "outcome.passed" : "outcome.defeated") });
}

const SUPPORT = { For: "for", Against: "against", Abstain: "abstain" } as const;

function Votes({ item }: { readonly item: IndexedProposal }) {
  const t = useTexts(MEMBER_TEXTS);
  const { items: organisations = [] } = useList("organisations", queryOrganisations, { limit: 500 });
  const voted = new Set(item.cast.map(({ org }) => org));
  const missing = organisations.filter(({ org, standing }) => standing === "Active" && !voted.has(org));
  return (
    <Card title={t("whoVoted")}>
      {item.cast.length === 0 ? (
        <p>{t("voted.none")}</p>
      ) : (
        <Table
          caption={t("whoVoted")}
          rows={item.cast}
          keyOf={({ voter }) => voter}
          columns={[
            { title: t("voter"), cell: ({ org }) => <OrgLink org={org} /> },
            { title: t("vote"), cell: ({ support }) => t(SUPPORT[support]) },
            { title: t("reason"), cell: ({ reason }) => (reason === "" ? "–" : <LongText text={reason} />) },
          ]}
        />
      )}
      {item.state === "Active" && missing.length > 0 && (
        <>
          <h3>{t("whoNot")}</h3>
          <ul className={styles.missing}>
            {missing.map(({ org }) => (
              <li key={org}>
                <OrgLink org={org} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
