import { Link, useParams } from "@tanstack/react-router";
import { type IndexedAgreement, queryAgreement } from "../../sdk/query/data.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { Result } from "../api/result.tsx";
import { useThing } from "../api/use-api.ts";
import { plainText } from "../../lib/text/plain-text.ts";
import { Card } from "../design/card.tsx";
import { Facts } from "../design/facts.tsx";
import { Hash } from "../design/hash.tsx";
import type { MarkState } from "../design/mark.tsx";
import { Page } from "../design/page.tsx";
import { Time } from "../design/time.tsx";
import { Timeline } from "../design/timeline.tsx";
import { utcText } from "../design/utc-text.ts";
import { OrgLink } from "../members/org-link.tsx";
import { useNames } from "../members/use-names.ts";
import { useCommon } from "../text/common.ts";
import { useTexts } from "../text/texts.ts";
import { ThingTabs } from "../thing/thing-tabs.tsx";
import { AgreementActs } from "./act/agreement-acts.tsx";
import { AgreementBadge } from "./agreement-badge.tsx";
import { DATA_TEXTS } from "./texts.ts";
import { usePurposes } from "./use-purposes.ts";

/** One agreement, in plain words first. */
export function AgreementPage() {
  const t = useTexts(DATA_TEXTS);
  const { agreement = "" } = useParams({ strict: false }) as { readonly agreement?: string };
  const found = useThing("agreement", queryAgreement, { agreement });
  return (
    <Page
      title={t("agreement")}
      kicker={<code>{agreement.slice(0, 18)}…</code>}
      aside={
        <>
          {found.data && <AgreementBadge state={found.data.item.state} />}
          <AsOfBadge asOf={found.data?.asOf} />
        </>
      }
    >
      <Result of={found}>
        {({ item }) => (
          <ThingTabs
            topic={`agreement:${agreement}`}
            raw={item}
            facts={() => <AgreementFacts item={item} />}
            timeline={() => <History item={item} />}
          />
        )}
      </Result>
    </Page>
  );
}

function AgreementFacts({ item }: { readonly item: IndexedAgreement }) {
  const t = useTexts(DATA_TEXTS);
  const common = useCommon();
  const names = useNames();
  const purposes = usePurposes()(item.purposes);
  const nameOf = (org: number) => plainText(names.get(org) ?? `#${org}`, 80);
  const { uses, maxUses, end } = item;
  return (
    <>
      <Card title={t("consent")}>
        <p>
          {t("consent.text", {
            consumer: nameOf(item.consumer),
            provider: nameOf(item.provider),
            purposes,
            uses: maxUses,
            end: utcText(end * 1_000)?.shown ?? "",
          })}
        </p>
        <label>
          {t("meter")}: {t("uses.text", { used: uses, uses: maxUses })}{" "}
          <meter min={0} max={Math.max(1, maxUses)} value={uses} />
        </label>
      </Card>
      <Card title={t("agreement")}>
        <Facts
          facts={[
            { label: t("provider"), value: <OrgLink org={item.provider} /> },
            { label: t("consumer"), value: <OrgLink org={item.consumer} /> },
            { label: t("resource"), value: <ResourceLink resource={item.resource} /> },
            { label: t("subject"), value: item.subject === null ? "–" : <Hash value={item.subject} /> },
            { label: t("computeOnly"), value: common(item.computeOnly ? "yes" : "no") },
            { label: t("accesses"), value: item.accesses },
            {
              label: t("period"),
              value: (
                <>
                  <Time milliseconds={item.start * 1_000} /> – <Time milliseconds={end * 1_000} />
                </>
              ),
            },
          ]}
        />
      </Card>
      <AgreementActs item={item} />
      <Card title={common("timeline")}>
        <History item={item} />
      </Card>
    </>
  );
}

const ResourceLink = ({ resource }: { readonly resource: string }) => (
  <Link to="/resources/$resource" params={{ resource }}>
    <code>{resource.slice(0, 18)}…</code>
  </Link>
);

const markOf = (state: string): MarkState => (state === "Active" ? "good" : state === "Revoked" ? "bad" : "info");

function History({ item }: { readonly item: IndexedAgreement }) {
  const t = useTexts(DATA_TEXTS);
  return (
    <Timeline
      entries={item.history.map(({ to, time, transaction }) => ({
        key: `${transaction} ${to}`,
        state: markOf(to),
        title: t(`state.${to}`),
        at: time * 1_000,
        children: <Hash value={transaction} />,
      }))}
    />
  );
}
