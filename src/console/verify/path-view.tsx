import { Hash } from "../design/hash.tsx";
import { useTexts } from "../text/texts.ts";
import type { Report } from "./kind.ts";
import { VERIFY_TEXTS } from "./texts.ts";
import styles from "./verify.module.css";

/** The Merkle path as one climbs it, from what is proved up to the root. */
export function PathView({ path }: { readonly path: Report["path"] }) {
  const t = useTexts(VERIFY_TEXTS);
  const { leaf, beside, root } = path;
  return (
    <>
      <p className={styles.hint}>{t("path.text", { count: beside.length })}</p>
      <ol className={styles.path}>
        <li className={styles.end}>
          <span>{t("leaf")}</span>
          <Hash value={leaf} />
        </li>
        {beside.map((hash, i) => (
          <li key={hash} className={styles.step}>
            <span>{t("step", { n: i + 1 })}</span>
            <Hash value={hash} />
          </li>
        ))}
        <li className={styles.end}>
          <span>{t("root")}</span>
          <Hash value={root} />
        </li>
      </ol>
    </>
  );
}
