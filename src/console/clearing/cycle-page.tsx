import { useParams } from "@tanstack/react-router";
import { type IndexedCycle, queryCycle } from "../../sdk/query/clearing.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { Result } from "../api/result.tsx";
import { useThing } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Facts } from "../design/facts.tsx";
import { Hash } from "../design/hash.tsx";
import { Kept, Money } from "../design/money.tsx";
import { Figure, Figures } from "../design/number.tsx";
import { Page } from "../design/page.tsx";
import { Notice } from "../design/states.tsx";
import { Time } from "../design/time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useCommon } from "../text/common.ts";
import { useTexts } from "../text/texts.ts";
import { ThingTabs } from "../thing/thing-tabs.tsx";
import { CycleBadge } from "./cycle-badge.tsx";
import { Positions } from "./positions.tsx";
import { CLEARING_TEXTS } from "./texts.ts";

/** One cycle: what was owed, what is paid instead, and each bank's part. */
export function CyclePage() {
  const t = useTexts(CLEARING_TEXTS);
  const { cycle = "" } = useParams({ strict: false }) as { readonly cycle?: string };
  const found = useThing("cycle", queryCycle, { cycle });
  return (
    <Page
      title={t("cycle")}
      kicker={<code>{cycle.slice(0, 18)}…</code>}
      aside={
        <>
          {found.data && <CycleBadge state={found.data.item.state} />}
          <AsOfBadge asOf={found.data?.asOf} />
        </>
      }
    >
      <Result of={found}>
        {({ item }) => <ThingTabs topic={`cycle:${cycle}`} raw={item} facts={() => <CycleFacts item={item} />} />}
      </Result>
    </Page>
  );
}

const savedOf = ({ gross, net }: IndexedCycle) =>
  gross === null || net === null ? null : String(BigInt(gross) - BigInt(net));

function CycleFacts({ item }: { readonly item: IndexedCycle }) {
  const t = useTexts(CLEARING_TEXTS);
  const common = useCommon();
  const kept = (name: keyof IndexedCycle, value: React.ReactNode) => (
    <Kept name={name} withheld={item.withheld}>
      {value ?? "–"}
    </Kept>
  );
  const yesNo = (value: boolean | null) => (value === null ? null : common(value ? "yes" : "no"));
  return (
    <>
      {item.withheld.length > 0 && (
        <Notice state="withheld" title={common("withheld")}>
          {common("withheld.why")}
        </Notice>
      )}
      <Figures>
        <Figure label={t("gross")} value={<Money amount={item.gross} />} />
        <Figure label={t("net")} value={<Money amount={item.net} />} />
        <Figure label={t("saved")} value={<Money amount={savedOf(item)} />} />
        <Figure label={t("obligations")} value={kept("obligations", item.obligations)} />
      </Figures>
      <Positions cycle={item.cycle} />
      <Card title={t("cycle")}>
        <Facts
          facts={[
            { label: t("operator"), value: <OrgLink org={item.operator} /> },
            { label: t("opened"), value: <Time milliseconds={item.openedAt * 1_000} /> },
            { label: t("until"), value: <Time milliseconds={item.until * 1_000} /> },
            { label: t("funded"), value: <Time milliseconds={item.fundedBy * 1_000} /> },
            { label: t("covered"), value: kept("covered", yesNo(item.covered)) },
            { label: t("missing"), value: kept("missing", item.missing) },
            { label: t("cash"), value: <Hash value={item.cash} /> },
          ]}
        />
      </Card>
    </>
  );
}
