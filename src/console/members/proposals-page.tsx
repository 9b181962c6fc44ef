import { Link } from "@tanstack/react-router";
import { proposalTitle } from "../../sdk/members/model/proposal-title.ts";
import { type IndexedProposal, queryProposals } from "../../sdk/query/members.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { ChainText } from "../design/chain-text.tsx";
import { Page } from "../design/page.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { useTexts } from "../text/texts.ts";
import { firstLine } from "./description.ts";
import { ProposalBadge } from "./standing-badge.tsx";
import { MEMBER_TEXTS } from "./texts.ts";

/** What was put to the Council: what waits for a vote or an execution first. */
export function ProposalsPage() {
  const t = useTexts(MEMBER_TEXTS);
  const proposals = useList("proposals", queryProposals, { limit: 500 });
  return (
    <Page title={t("proposals.title")} lead={t("proposals.lead")} aside={<AsOfBadge asOf={proposals.asOf} />}>
      <Card>
        <ListView of={proposals} file="proposals" empty={t("proposals.empty")}>
          {(items) => (
            <Table
              caption={t("proposals.title")}
              rows={[...items].sort(waitingFirst)}
              keyOf={({ proposalId }) => proposalId}
              columns={[
                { title: t("proposal"), cell: (proposal) => <ProposalLink proposal={proposal} /> },
                { title: t("stateClock"), cell: ({ state }) => <ProposalBadge state={state} /> },
                {
                  title: t("votes"),
                  cell: ({ votes, quorum }) => t("quorum.text", { for: votes.for, quorum }),
                },
                { title: t("proposed"), cell: ({ proposedAt }) => <Time milliseconds={proposedAt * 1_000} /> },
              ]}
            />
          )}
        </ListView>
      </Card>
    </Page>
  );
}

const WAITING = new Set(["Active", "Succeeded", "Queued", "Pending"]);

const waitingFirst = (a: IndexedProposal, b: IndexedProposal) =>
  Number(WAITING.has(b.state)) - Number(WAITING.has(a.state)) || b.proposedAt - a.proposedAt || b.block - a.block;

function ProposalLink({ proposal }: { readonly proposal: IndexedProposal }) {
  const { proposalId } = proposal;
  return (
    <Link to="/proposals/$proposalId" params={{ proposalId }}>
      <ChainText text={firstLine(proposalTitle(proposal)) || proposalId.slice(0, 12)} />
    </Link>
  );
}
