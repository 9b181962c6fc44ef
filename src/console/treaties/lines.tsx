import type { IndexedTreaty } from "../../sdk/query/treaties.ts";
import { Card } from "../design/card.tsx";
import { Kept, Money } from "../design/money.tsx";
import { Table } from "../design/table.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { percent } from "./percent.ts";
import { TREATY_TEXTS } from "./texts.ts";
import styles from "./treaties.module.css";

/** Which reinsurer takes which part, and what it has posted: together they are the whole. */
export function Lines({ lines, withheld }: Pick<IndexedTreaty, "lines" | "withheld">) {
  const t = useTexts(TREATY_TEXTS);
  const all = lines ?? [];
  return (
    <Card title={t("lines")}>
      <p>{t("lines.why")}</p>
      <Kept name="lines" withheld={withheld}>
        <Together parts={all.map(({ bps }) => bps)} />
        <Table
          caption={t("lines")}
          rows={all.map((line, place) => ({ ...line, place }))}
          keyOf={({ org }) => String(org)}
          columns={[
            { title: t("reinsurer"), cell: ({ org }) => <OrgLink org={org} /> },
            { title: t("role"), cell: ({ place }) => t(place === 0 ? "role.lead" : "role.follower") },
            { title: t("part"), cell: ({ bps }) => percent(bps), isNumber: true },
            { title: t("signed"), cell: ({ written }) => t(written ? "yes" : "no") },
            { title: t("required"), cell: ({ collateral }) => <Money amount={collateral} />, isNumber: true },
            { title: t("posted"), cell: ({ posted }) => <Money amount={posted} />, isNumber: true },
            { title: t("waits"), cell: ({ openDues }) => openDues, isNumber: true },
          ]}
        />
      </Kept>
    </Card>
  );
}

const WIDTH = 480;

/** The lines side by side, the lead's first, and their sum. */
function Together({ parts }: { readonly parts: readonly number[] }) {
  const t = useTexts(TREATY_TEXTS);
  const sum = parts.reduce((a, b) => a + b, 0);
  const from = (place: number) => parts.slice(0, place).reduce((a, b) => a + b, 0);
  const x = (bps: number) => (bps / 10_000) * WIDTH;
  const said = t("together", { sum: percent(sum) });
  return (
    <p className={styles.together}>
      <svg
        className={styles.parts}
        viewBox={`0 0 ${WIDTH} 20`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${said}: ${parts.map(percent).join(", ")}`}
      >
        {parts.map((bps, place) => (
          <rect
            key={from(place)}
            className={place === 0 ? styles.lead : styles.part}
            x={x(from(place))}
            width={x(bps)}
            height="20"
          />
        ))}
      </svg>
      <span>{said}</span>
    </p>
  );
}
