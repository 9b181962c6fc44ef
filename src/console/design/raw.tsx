import { showUnseen } from "../../lib/text/show-unseen.ts";
import styles from "./raw.module.css";

/** A thing as the API gave it. */
export function Raw({ value, label }: { readonly value: unknown; readonly label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section className={styles.raw} aria-label={label} tabIndex={0}>
      <pre>{showUnseen(JSON.stringify(value, null, 2) ?? "", "\n")}</pre>
    </section>
  );
}
