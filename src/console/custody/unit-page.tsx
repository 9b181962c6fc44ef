import { Link, useParams } from "@tanstack/react-router";
import { plainText } from "../../lib/text/plain-text.ts";
import { type IndexedUnit, queryUnit } from "../../sdk/query/custody.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { Result } from "../api/result.tsx";
import { useThing } from "../api/use-api.ts";
import { PRIMARY_LINK } from "../design/button.tsx";
import { Card } from "../design/card.tsx";
import { ChainText } from "../design/chain-text.tsx";
import { Facts } from "../design/facts.tsx";
import { Hash } from "../design/hash.tsx";
import { Page } from "../design/page.tsx";
import { Notice } from "../design/states.tsx";
import { SiteTime } from "../api/site-time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useCommon } from "../text/common.ts";
import { useTexts } from "../text/texts.ts";
import { ThingTabs } from "../thing/thing-tabs.tsx";
import { ActTimeline } from "./act-timeline.tsx";
import { Packing } from "./packing.tsx";
import { PhaseBadge } from "./phase-badge.tsx";
import { CUSTODY_TEXTS } from "./texts.ts";
import { Due, UnitLink } from "./unit-table.tsx";
import { useRules } from "./use-profiles.ts";

/** One unit: where it is, what is in it, and every hand that it went through. */
export function UnitPage() {
  const t = useTexts(CUSTODY_TEXTS);
  const { unit = "" } = useParams({ strict: false }) as { readonly unit?: string };
  const found = useThing("unit", queryUnit, { unit });
  const item = found.data?.item;
  return (
    <Page
      title={t("unit")}
      heading={item && <ChainText text={item.identifier} longest={60} />}
      kicker={t("unit")}
      aside={
        <>
          {item && <PhaseBadge phase={item.phase} />}
          {item?.phase === "Active" && (
            <Link className={PRIMARY_LINK} to="/handover" search={{ unit }}>
              {t("handOver")}
            </Link>
          )}
          <AsOfBadge asOf={found.data?.asOf} />
        </>
      }
    >
      <Result of={found}>
        {({ item }) => (
          <>
            {item.isRecalled && (
              <Notice state="bad" title={t("recalled")}>
                {t("recalled.text")}
              </Notice>
            )}
            <ThingTabs
              topic={`unit:${unit}`}
              raw={item}
              facts={() => <UnitFacts unit={item} />}
              timeline={() => <ActTimeline unit={item} />}
              proof={() => (
                <Notice state="info" title={t("proof")}>
                  <p>{t("proof.text")}</p>
                  <Hash value={item.transaction} />
                </Notice>
              )}
            />
          </>
        )}
      </Result>
    </Page>
  );
}

function UnitFacts({ unit }: { readonly unit: IndexedUnit }) {
  const t = useTexts(CUSTODY_TEXTS);
  const common = useCommon();
  const rules = useRules();
  return (
    <>
      <Card title={t("unit")}>
        <Facts
          facts={[
            { label: t("custodian"), value: <OrgLink org={unit.custodian} /> },
            { label: t("step"), value: plainText(rules.step(unit.rules, unit.step)) },
            { label: t("quantity"), value: rules.quantity(unit.rules, unit.quantity) },
            { label: t("classes"), value: plainText(rules.classes(unit.rules, unit.classes)) },
            {
              label: t("due"),
              value: unit.dueAt === 0 ? t("due.none") : <Due dueAt={unit.dueAt} isOverdue={unit.isOverdue} />,
            },
            { label: t("site"), value: unit.site === 0 ? "–" : unit.site },
            { label: t("since"), value: <SiteTime milliseconds={unit.since * 1_000} /> },
            { label: t("creator"), value: <OrgLink org={unit.creator} /> },
            { label: t("created"), value: <SiteTime milliseconds={unit.createdAt * 1_000} /> },
            { label: t("sealed"), value: common(unit.isSealed ? "yes" : "no") },
            {
              label: t("container"),
              value: unit.parent === null ? "–" : <ContainerLink unit={unit.parent} />,
            },
            ...(unit.madeFrom.length === 0
              ? []
              : [{ label: t("madeFrom"), value: unit.madeFrom.map((each) => <Hash key={each} value={each} />) }]),
          ]}
        />
      </Card>
      {unit.isContainer && <Packing unit={unit.unit} />}
      <Card title={common("timeline")}>
        <ActTimeline unit={unit} />
      </Card>
    </>
  );
}

/** A container by its code. */
function ContainerLink({ unit }: { readonly unit: string }) {
  const found = useThing("unit", queryUnit, { unit });
  return <UnitLink unit={unit} identifier={found.data?.item.identifier ?? unit} />;
}
