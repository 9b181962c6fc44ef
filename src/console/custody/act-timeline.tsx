import { type IndexedAct, type IndexedUnit, queryUnitActs } from "../../sdk/query/custody.ts";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { ChainText } from "../design/chain-text.tsx";
import { type Fact, Facts } from "../design/facts.tsx";
import { Hash } from "../design/hash.tsx";
import type { MarkState } from "../design/mark.tsx";
import { SiteTime } from "../api/site-time.tsx";
import { Timeline } from "../design/timeline.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useCommon } from "../text/common.ts";
import { useTexts } from "../text/texts.ts";
import { wordsOfName } from "../text/words-of-name.ts";
import { CUSTODY_TEXTS, isCustodyKey } from "./texts.ts";
import { type Rules, useRules } from "./use-profiles.ts";

const OUTCOMES = { Taken: "good", Disputed: "bad", Refused: "warn" } as const;

function markOf({ act, handover, state }: IndexedAct): MarkState {
  if (handover !== null) return OUTCOMES[handover.outcome];
  if (/Overdue|Recall|Lost/.test(act)) return "bad";
  return state?.phase === "Destroyed" ? "good" : "info";
}

/** Every act on a unit, with both measurements of every handover. */
export function ActTimeline({ unit }: { readonly unit: IndexedUnit }) {
  const t = useTexts(CUSTODY_TEXTS);
  const common = useCommon();
  const rules = useRules();
  const acts = useList("acts", queryUnitActs, { unit: unit.unit, limit: 100 });
  const titleOf = ({ act, state }: IndexedAct) => {
    const key = `act.${act}`;
    const name = isCustodyKey(key) ? t(key) : <span lang="en">{wordsOfName(act)}</span>;
    return (
      <>
        {name}
        {state !== null && (
          <>
            {" · "}
            <ChainText text={rules.step(unit.rules, state.step)} />
          </>
        )}
      </>
    );
  };
  return (
    <ListView of={acts} empty={common("timeline.empty")}>
      {(items) => (
        <Timeline
          time={SiteTime}
          entries={items.map((act) => ({
            key: `${act.block}:${act.log}`,
            state: markOf(act),
            title: titleOf(act),
            at: act.when * 1_000,
            children: <ActFacts act={act} rules={rules} under={unit.rules} />,
          }))}
        />
      )}
    </ListView>
  );
}

interface ActParameters {
  readonly act: IndexedAct;
  readonly rules: Rules;
  /** Number of the rules that the unit is under. */
  readonly under: number;
}

function ActFacts({ act, rules, under }: ActParameters) {
  const t = useTexts(CUSTODY_TEXTS);
  const common = useCommon();
  const conditionOf = (name: string) =>
    isCustodyKey(`condition.${name}`) ? t(`condition.${name}` as "condition.Refused") : name;
  const { handover, org, state, evidence, recordedAt, transaction } = act;
  const facts: Fact[] =
    handover === null
      ? [
          { label: t("custodian"), value: <OrgLink org={org} /> },
          ...(state === null ? [] : [{ label: t("quantity"), value: rules.quantity(under, state.quantity) }]),
        ]
      : [
          { label: t("from"), value: <OrgLink org={handover.from} /> },
          { label: t("to"), value: <OrgLink org={handover.to} /> },
          { label: t("givenQuantity"), value: rules.quantity(under, handover.givenQuantity) },
          { label: t("takenQuantity"), value: rules.quantity(under, handover.takenQuantity) },
          {
            label: t("difference"),
            value: rules.quantity(under, String(BigInt(handover.takenQuantity) - BigInt(handover.givenQuantity))),
          },
          ...(handover.condition === "" ? [] : [{ label: t("condition"), value: conditionOf(handover.condition) }]),
        ];
  return (
    <Facts
      facts={[
        ...facts,
        ...(evidence === null || /^0x0*$/.test(evidence)
          ? []
          : [{ label: t("evidence"), value: <Hash value={evidence} /> }]),
        { label: t("recordedAt"), value: <SiteTime milliseconds={recordedAt * 1_000} /> },
        { label: common("transaction"), value: <Hash value={transaction} /> },
      ]}
    />
  );
}
