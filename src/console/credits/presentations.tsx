import { type IndexedPresentation, queryCreditPresentations } from "../../sdk/query/credits.ts";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Facts } from "../design/facts.tsx";
import { Hash } from "../design/hash.tsx";
import { Kept, Money } from "../design/money.tsx";
import { Time } from "../design/time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useCommon } from "../text/common.ts";
import { useTexts } from "../text/texts.ts";
import { PresentationBadge } from "./badges.tsx";
import { CREDIT_TEXTS } from "./texts.ts";

/** Documents that were presented under a credit, what was found in them, and what became of them. */
export function Presentations({ credit }: { readonly credit: string }) {
  const t = useTexts(CREDIT_TEXTS);
  const found = useList("creditPresentations", queryCreditPresentations, { credit, newest: true, limit: 20 });
  return (
    <Card title={t("presentations")}>
      <ListView of={found} empty={t("presentations.empty")}>
        {(items) => items.map((each) => <Presentation key={each.presentation} item={each} />)}
      </ListView>
    </Card>
  );
}

function Hashes({ values }: { readonly values: readonly string[] | null | undefined }) {
  if (values == null || values.length === 0) return "–";
  return values.map((value) => <Hash key={value} value={value} />);
}

function Presentation({ item }: { readonly item: IndexedPresentation }) {
  const t = useTexts(CREDIT_TEXTS);
  const common = useCommon();
  const { drawing, withheld, disposition, flags } = item;
  const kept = (name: keyof IndexedPresentation, value: React.ReactNode) => (
    <Kept name={name} withheld={withheld}>
      {value ?? "–"}
    </Kept>
  );
  const yesNo = (value: boolean | null) => value !== null && common(value ? "yes" : "no");
  return (
    <section>
      <h3>
        {drawing === null ? t("presentation.kept") : t("presentation", { number: drawing.number })}{" "}
        <PresentationBadge state={item.state} />
      </h3>
      <Facts
        facts={[
          { label: t("presenter"), value: kept("presenter", <OrgLink org={item.presenter} />) },
          { label: t("drawn"), value: <Money amount={drawing?.amount ?? null} /> },
          { label: t("invoice"), value: <Money amount={drawing?.invoiceAmount ?? null} /> },
          { label: t("shipped"), value: kept("drawing", drawing?.shipDate) },
          { label: t("received"), value: kept("receivedOn", item.receivedOn) },
          { label: t("examine"), value: kept("examineUntil", item.examineUntil) },
          { label: t("at"), value: kept("drawing", drawing && t(drawing.atConfirmer ? "confirmer" : "issuer")) },
          { label: t("documents"), value: kept("drawing", drawing && <Hash value={drawing.documents} />) },
          { label: t("keys"), value: kept("drawing", <Hashes values={drawing?.keys} />) },
          {
            label: t("flags"),
            value: kept("flags", flags?.map((flag) => t(`flag.${flag}`)).join(", ") || common("none")),
          },
          { label: t("discrepancies"), value: kept("discrepancies", <Hashes values={item.discrepancies} />) },
          { label: t("disposition"), value: kept("disposition", disposition && t(`disposition.${disposition}`)) },
          { label: t("waived"), value: kept("waived", yesNo(item.waived)) },
          { label: t("preclusion"), value: kept("byPreclusion", yesNo(item.byPreclusion)) },
          { label: t("changed"), value: <Time milliseconds={item.changedAt * 1_000} /> },
        ]}
      />
    </section>
  );
}
