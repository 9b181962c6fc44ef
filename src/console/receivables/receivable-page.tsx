import { useParams } from "@tanstack/react-router";
import { type IndexedReceivable, queryReceivable } from "../../sdk/query/receivables.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { Result } from "../api/result.tsx";
import { useThing } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Facts } from "../design/facts.tsx";
import { Hash } from "../design/hash.tsx";
import { Figure, Figures } from "../design/number.tsx";
import { Page } from "../design/page.tsx";
import { Notice } from "../design/states.tsx";
import { Time } from "../design/time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useCommon } from "../text/common.ts";
import { useTexts } from "../text/texts.ts";
import { ThingTabs } from "../thing/thing-tabs.tsx";
import { Holders } from "./holders.tsx";
import { Liens } from "./liens.tsx";
import { Kept, Money } from "../design/money.tsx";
import { StateBadge } from "./state-badge.tsx";
import { RECEIVABLE_TEXTS } from "./texts.ts";

/** One receivable: what is owed, what is still outstanding, and who holds which part. */
export function ReceivablePage() {
  const t = useTexts(RECEIVABLE_TEXTS);
  const { receivable = "" } = useParams({ strict: false }) as { readonly receivable?: string };
  const found = useThing("receivable", queryReceivable, { receivable });
  return (
    <Page
      title={t("receivable")}
      kicker={<code>{receivable.slice(0, 18)}…</code>}
      aside={
        <>
          {found.data && <StateBadge state={found.data.item.state} />}
          <AsOfBadge asOf={found.data?.asOf} />
        </>
      }
    >
      <Result of={found}>
        {({ item }) => (
          <ThingTabs topic={`receivable:${receivable}`} raw={item} facts={() => <ReceivableFacts item={item} />} />
        )}
      </Result>
    </Page>
  );
}

const outstandingOf = ({ face, redeemed }: IndexedReceivable) =>
  face === null || redeemed === null ? null : String(BigInt(face) - BigInt(redeemed));

function ReceivableFacts({ item }: { readonly item: IndexedReceivable }) {
  const t = useTexts(RECEIVABLE_TEXTS);
  const common = useCommon();
  const { withheld } = item;
  const kept = (name: keyof IndexedReceivable, value: React.ReactNode) => (
    <Kept name={name} withheld={withheld}>
      {value ?? "–"}
    </Kept>
  );
  return (
    <>
      {withheld.length > 0 && (
        <Notice state="withheld" title={common("withheld")}>
          {common("withheld.why")}
        </Notice>
      )}
      <Figures>
        <Figure label={t("face")} value={<Money amount={item.face} />} />
        <Figure label={t("outstanding")} value={<Money amount={outstandingOf(item)} />} />
        <Figure label={t("due")} value={kept("dueDate", item.dueDate)} />
      </Figures>
      <Card title={t("receivable")}>
        <Facts
          facts={[
            { label: t("creditor"), value: kept("creditor", <OrgLink org={item.creditor} />) },
            { label: t("obligor"), value: kept("obligor", <OrgLink org={item.obligor} />) },
            { label: t("guarantor"), value: kept("guarantor", <OrgLink org={item.guarantor} />) },
            { label: t("payment"), value: kept("paymentDate", item.paymentDate) },
            { label: t("paid"), value: <Money amount={item.paid} /> },
            { label: t("redeemed"), value: <Money amount={item.redeemed} /> },
            { label: t("consented"), value: common(item.consented ? "yes" : "no") },
            { label: t("guaranteed"), value: common(item.guaranteed ? "yes" : "no") },
            { label: t("documents"), value: kept("documents", item.documents && <Hash value={item.documents} />) },
            { label: t("cash"), value: kept("cash", item.cash && <Hash value={item.cash} />) },
            { label: t("registered"), value: <Time milliseconds={item.registeredAt * 1_000} /> },
            ...(item.overdueSince === null
              ? []
              : [{ label: t("overdueSince"), value: <Time milliseconds={item.overdueSince * 1_000} /> }]),
          ]}
        />
      </Card>
      <Holders receivable={item.receivable} />
      <Liens receivable={item.receivable} />
    </>
  );
}
