import { Link } from "@tanstack/react-router";
import type { IndexedCredit } from "../../sdk/query/credits.ts";
import { Card } from "../design/card.tsx";
import { Facts } from "../design/facts.tsx";
import { Hash } from "../design/hash.tsx";
import { Kept, Money } from "../design/money.tsx";
import { Figure, Figures } from "../design/number.tsx";
import { Notice } from "../design/states.tsx";
import { Time } from "../design/time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useCommon } from "../text/common.ts";
import { useTexts } from "../text/texts.ts";
import { Amendments } from "./amendments.tsx";
import { Claims } from "./claims.tsx";
import { Clocks } from "./clocks.tsx";
import { Presentations } from "./presentations.tsx";
import { CREDIT_TEXTS } from "./texts.ts";

/** What is known of a credit, and all that hangs on it. */
export function CreditFacts({ item }: { readonly item: IndexedCredit }) {
  const t = useTexts(CREDIT_TEXTS);
  const common = useCommon();
  const { credit, terms, withheld } = item;
  const kept = (name: keyof IndexedCredit, value: React.ReactNode) => (
    <Kept name={name} withheld={withheld}>
      {value ?? "–"}
    </Kept>
  );
  const yesNo = (value: boolean | null | undefined) => value != null && common(value ? "yes" : "no");
  const ofTerms = (label: string, value: React.ReactNode) => ({ label, value: kept("terms", value) });
  const party = (name: "applicant" | "issuer" | "confirmer" | "advisor" | "nominated" | "beneficiary") =>
    ofTerms(t(name), <OrgLink org={terms?.[name] ?? null} />);
  const time = (label: string, seconds: number | null) =>
    seconds === null ? [] : [{ label, value: <Time milliseconds={seconds * 1_000} /> }];
  return (
    <>
      {withheld.length > 0 && (
        <Notice state="withheld" title={common("withheld")}>
          {common("withheld.why")}
        </Notice>
      )}
      <Figures>
        <Figure label={t("max")} value={<Money amount={item.max} />} />
        <Figure label={t("available")} value={<Money amount={item.available} />} />
        <Figure label={t("outstanding")} value={<Money amount={item.outstanding} />} />
        <Figure label={t("expiry")} value={kept("terms", terms?.expiry)} />
      </Figures>
      <Clocks credit={credit} />
      <Presentations credit={credit} />
      <Claims credit={credit} />
      <Amendments credit={credit} />
      <Card title={t("terms")}>
        <Facts
          facts={[
            party("applicant"),
            party("issuer"),
            party("confirmer"),
            party("advisor"),
            party("nominated"),
            party("beneficiary"),
            { label: t("confirmed"), value: kept("confirmed", yesNo(item.confirmed)) },
            ofTerms(t("availability"), terms && t(`availability.${terms.availability}`)),
            ofTerms(t("shipment"), terms?.latestShipment),
            ofTerms(t("period"), terms?.presentationDays),
            ofTerms(t("partial"), yesNo(terms?.partialDrawings)),
            ofTerms(t("transferable"), yesNo(terms?.transferable)),
            ofTerms(t("rules"), terms && <span lang="en">{terms.rules}</span>),
            ofTerms(t("goods"), terms && <Hash value={terms.goods} />),
            ofTerms(t("required"), terms && <Hash value={terms.documents} />),
            { label: t("margin"), value: <Money amount={item.margin} /> },
            { label: t("owed"), value: <Money amount={item.owed} /> },
            {
              label: t("parent"),
              value: kept(
                "parent",
                item.parent && (
                  <Link to="/credits/$credit" params={{ credit: item.parent }}>
                    <code>{item.parent.slice(0, 10)}…</code>
                  </Link>
                ),
              ),
            },
            ...time(t("opened"), item.openedAt),
            ...time(t("issued"), item.issuedAt),
            ...time(t("closed"), item.closedAt),
          ]}
        />
      </Card>
    </>
  );
}
