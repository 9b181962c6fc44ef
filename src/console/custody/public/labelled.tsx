import { Link } from "@tanstack/react-router";
import { plainText } from "../../../lib/text/plain-text.ts";
import { type IndexedAct, type IndexedUnit, queryUnitActs } from "../../../sdk/query/custody.ts";
import { AsOfBadge } from "../../api/as-of-badge.tsx";
import { ListView } from "../../api/list-view.tsx";
import { useList } from "../../api/use-api.ts";
import { Card } from "../../design/card.tsx";
import { Facts } from "../../design/facts.tsx";
import { Notice } from "../../design/states.tsx";
import { SiteTime } from "../../api/site-time.tsx";
import { Timeline } from "../../design/timeline.tsx";
import { OrgLink } from "../../members/org-link.tsx";
import { useNames } from "../../members/use-names.ts";
import { useTexts } from "../../text/texts.ts";
import { CUSTODY_TEXTS, isCustodyKey } from "../texts.ts";
import { HandOverLink } from "../hand-over-link.tsx";
import { UnitLink } from "../unit-table.tsx";
import { useRules } from "../use-profiles.ts";
import { Certificates } from "./certificates.tsx";
import { PUBLIC_TEXTS } from "./texts.ts";

const OUTCOMES = { Taken: "good", Disputed: "bad", Refused: "warn" } as const;
/** Thousandths in a hundredth. */
const PER_CENT = 10;

/** One thing, as anybody may see it. */
export function Labelled({ unit }: { readonly unit: IndexedUnit }) {
  const t = useTexts(PUBLIC_TEXTS);
  const acts = useList("acts", queryUnitActs, { unit: unit.unit, limit: 500 });
  return (
    <>
      <Standing unit={unit} />
      <HandOverLink unit={unit} />
      <ListView of={acts} empty={t("hands.none")}>
        {(items) => (
          <>
            <Origin unit={unit} acts={items} />
            <Card title={t("hands")} aside={<AsOfBadge asOf={acts.asOf} />}>
              <Hands unit={unit} acts={items} />
            </Card>
            <Measured unit={unit} acts={items} />
            <Certificates unit={unit} acts={items} />
          </>
        )}
      </ListView>
      <Notice state="withheld" title={t("withheld")}>
        <p>{t("withheld.text")}</p>
        <p>
          <Link to="/verify">{t("check")}</Link>
        </p>
      </Notice>
      <p>
        <Link to="/units/$unit" params={{ unit: unit.unit }}>
          {t("all")} →
        </Link>
      </p>
    </>
  );
}

/** Recalled or not, first of all; and what else somebody who has it in hand should know. */
function Standing({ unit }: { readonly unit: IndexedUnit }) {
  const t = useTexts(PUBLIC_TEXTS);
  const names = useNames();
  return (
    <>
      <Notice state={unit.isRecalled ? "bad" : "good"} title={t(unit.isRecalled ? "recalled.yes" : "recalled.no")}>
        {t(unit.isRecalled ? "recalled.yes.text" : "recalled.no.text")}
      </Notice>
      {unit.phase === "Destroyed" && (
        <Notice state="neutral" title={t("destroyed")}>
          {t("destroyed.text", { name: plainText(names.get(unit.custodian) ?? `#${unit.custodian}`, 60) })}
        </Notice>
      )}
      {unit.phase === "Lost" && (
        <Notice state="bad" title={t("lost")}>
          {t("lost.text")}
        </Notice>
      )}
      {unit.phase === "Disputed" && (
        <Notice state="warn" title={t("disputed")}>
          {t("disputed.text")}
        </Notice>
      )}
      {unit.isOverdue && <Notice state="warn" title={t("overdue")} />}
    </>
  );
}

interface OfUnit {
  readonly unit: IndexedUnit;
  readonly acts: readonly IndexedAct[];
}

function Origin({ unit, acts }: OfUnit) {
  const t = useTexts(PUBLIC_TEXTS);
  const rules = useRules();
  const begun = acts.find(({ state }) => state !== null)?.state;
  const site = begun?.site ?? 0;
  return (
    <Card title={t("origin")}>
      <Facts
        facts={[
          { label: t("by"), value: <OrgLink org={unit.creator} /> },
          { label: t("when"), value: <SiteTime milliseconds={unit.createdAt * 1_000} /> },
          { label: t("at"), value: site === 0 ? "–" : site },
          { label: t("what"), value: plainText(rules.classes(unit.rules, unit.classes)) },
          { label: t("amount"), value: rules.quantity(unit.rules, begun?.quantity ?? unit.quantity) },
          ...(unit.madeFrom.length === 0
            ? []
            : [
                {
                  label: t("madeFrom"),
                  value: unit.madeFrom.map((each) => (
                    <span key={each}>
                      <UnitLink unit={each} identifier={`${each.slice(0, 12)}…`} />{" "}
                    </span>
                  )),
                },
              ]),
        ]}
      />
    </Card>
  );
}

const handovers = (acts: readonly IndexedAct[]) => acts.filter(({ handover }) => handover !== null);

/** Key of what the receiver said of its condition, where that was not as it should be. */
const condition = ({ condition }: { readonly condition: string }) =>
  condition === "Conformant" ? "" : `condition.${condition}`;

/** Every hand that it went through, first to last, with what both sides measured. */
function Hands({ unit, acts }: OfUnit) {
  const t = useTexts(PUBLIC_TEXTS);
  const rules = useRules();
  const custody = useTexts(CUSTODY_TEXTS);
  const passed = handovers(acts);
  if (passed.length === 0) return <p>{t("hands.none")}</p>;
  return (
    <>
      <Timeline
        time={SiteTime}
        entries={passed.flatMap(({ handover, unit: measured, block, log, when }) =>
          handover === null
            ? []
            : [
                {
                  key: `${block}:${log}`,
                  state: OUTCOMES[handover.outcome],
                  title: (
                    <>
                      <OrgLink org={handover.from} /> → <OrgLink org={handover.to} />
                    </>
                  ),
                  at: when * 1_000,
                  children: (
                    <p>
                      {t("gave", { quantity: rules.quantity(unit.rules, handover.givenQuantity) })}
                      {" · "}
                      {t("took", { quantity: rules.quantity(unit.rules, handover.takenQuantity) })}
                      {measured !== unit.unit && ` · ${t("inContainer")}`}
                      {isCustodyKey(condition(handover)) && ` · ${custody(condition(handover) as "condition.Damaged")}`}
                    </p>
                  ),
                },
              ],
        )}
      />
      <p>
        {t("now")} <OrgLink org={unit.custodian} />
      </p>
    </>
  );
}

function Measured({ unit, acts }: OfUnit) {
  const t = useTexts(PUBLIC_TEXTS);
  const rules = useRules();
  const passed = handovers(acts);
  const apart = passed.filter(({ handover }) => handover?.outcome !== "Taken").length;
  const count = passed.length;
  const tolerance = rules.tolerance(unit.rules);
  return (
    <Card title={t("measured")}>
      <p>{tolerance === undefined ? t("measured.plain") : t("measured.text", { percent: tolerance / PER_CENT })}</p>
      {count > 0 && <p>{apart === 0 ? t("measured.alike", { count }) : t("measured.apart", { count, apart })}</p>}
    </Card>
  );
}
