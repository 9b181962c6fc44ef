import { queryUnits } from "../../sdk/query/custody.ts";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { useTexts } from "../text/texts.ts";
import { PhaseBadge } from "./phase-badge.tsx";
import { CUSTODY_TEXTS } from "./texts.ts";
import { UnitLink } from "./unit-table.tsx";
import { useRules } from "./use-profiles.ts";
import styles from "./custody.module.css";

/** Containers within containers that are opened; what is deeper is on the page of the innermost. */
const DEEPEST = 4;

/** What is in a container, and in the containers that are in it. */
export function Packing({ unit }: { readonly unit: string }) {
  const t = useTexts(CUSTODY_TEXTS);
  return (
    <Card title={t("contents")}>
      <Contents unit={unit} depth={1} />
    </Card>
  );
}

function Contents({ unit, depth }: { readonly unit: string; readonly depth: number }) {
  const t = useTexts(CUSTODY_TEXTS);
  const rules = useRules();
  const contents = useList("units", queryUnits, { parent: unit, limit: 100 });
  return (
    <ListView of={contents} empty={t("contents.empty")}>
      {(items) => (
        <ul className={styles.packing}>
          {items.map((each) => (
            <li key={each.unit}>
              <p className={styles.packed}>
                <UnitLink unit={each.unit} identifier={each.identifier} />
                <span>{rules.quantity(each.rules, each.quantity)}</span>
                <PhaseBadge phase={each.phase} />
              </p>
              {each.isContainer && depth < DEEPEST && <Contents unit={each.unit} depth={depth + 1} />}
            </li>
          ))}
        </ul>
      )}
    </ListView>
  );
}
