import type { IndexedBillLot } from "../../sdk/query/bills.ts";
import { Badge } from "../design/mark.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import styles from "./bills.module.css";
import { endorsements } from "./endorsements.ts";
import { BILL_TEXTS } from "./texts.ts";

/** An endorsement chain from the payee to who holds the part. A gap is said, and never drawn over. */
export function Chain({
  payee,
  steps,
  holder,
  number,
}: {
  readonly payee: number;
  readonly steps: NonNullable<IndexedBillLot["steps"]>;
  readonly holder: number | null;
  readonly number: string;
}) {
  const t = useTexts(BILL_TEXTS);
  return (
    <ol className={styles.chain} aria-label={t("chain", { number })}>
      {endorsements(payee, steps, holder).map(({ place, org, mark, isGap }) => (
        <li key={place} className={isGap ? styles.gap : styles.link}>
          {isGap && <Badge state="bad">{t("gap")}</Badge>}
          <OrgLink org={org} />
          <span className={styles.mark}>{mark !== null ? t(`mark.${mark}`) : !isGap && t("payeeFirst")}</span>
        </li>
      ))}
    </ol>
  );
}
