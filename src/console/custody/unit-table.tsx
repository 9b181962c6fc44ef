import { Link } from "@tanstack/react-router";
import { plainText } from "../../lib/text/plain-text.ts";
import type { IndexedUnit } from "../../sdk/query/custody.ts";
import { ChainText } from "../design/chain-text.tsx";
import { Mark } from "../design/mark.tsx";
import { Table } from "../design/table.tsx";
import { SiteTime } from "../api/site-time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { PhaseBadge } from "./phase-badge.tsx";
import { CUSTODY_TEXTS } from "./texts.ts";
import { useRules } from "./use-profiles.ts";

/** Units, a row each. */
export function UnitTable({ units, caption }: { readonly units: readonly IndexedUnit[]; readonly caption: string }) {
  const t = useTexts(CUSTODY_TEXTS);
  const rules = useRules();
  return (
    <Table
      caption={caption}
      rows={units}
      keyOf={({ unit }) => unit}
      columns={[
        { title: t("code"), cell: ({ unit, identifier }) => <UnitLink unit={unit} identifier={identifier} /> },
        { title: t("custodian"), cell: ({ custodian }) => <OrgLink org={custodian} /> },
        { title: t("step"), cell: (unit) => plainText(rules.step(unit.rules, unit.step)) },
        { title: t("quantity"), cell: (unit) => rules.quantity(unit.rules, unit.quantity), isNumber: true },
        { title: t("due"), cell: ({ dueAt, isOverdue }) => <Due dueAt={dueAt} isOverdue={isOverdue} /> },
        { title: t("phase"), cell: ({ phase }) => <PhaseBadge phase={phase} /> },
      ]}
    />
  );
}

/** Until when a unit has to go on. */
export function Due({ dueAt, isOverdue }: Pick<IndexedUnit, "dueAt" | "isOverdue">) {
  const t = useTexts(CUSTODY_TEXTS);
  if (dueAt === 0) return <>–</>;
  return (
    <>
      {isOverdue && <Mark state="bad" />} {isOverdue && <span className="sr-only">{t("today.overdue")}</span>}
      <SiteTime milliseconds={dueAt * 1_000} />
    </>
  );
}

/** A unit by the code on its label. */
export function UnitLink({ unit, identifier }: Pick<IndexedUnit, "unit" | "identifier">) {
  return (
    <Link to="/units/$unit" params={{ unit }}>
      <ChainText text={identifier} longest={80} />
    </Link>
  );
}
