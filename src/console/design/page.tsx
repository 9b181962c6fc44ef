import { useEffect } from "react";
import { setTitle } from "../browser/page.ts";
import styles from "./page.module.css";

interface PageParameters {
  readonly title: string;
  /** Instead of the title, where it is more than a text. */
  readonly heading?: React.ReactNode;
  /** Above the title: what kind of thing this is. */
  readonly kicker?: React.ReactNode;
  /** Below the title, in a sentence. */
  readonly lead?: React.ReactNode;
  readonly aside?: React.ReactNode;
  readonly children: React.ReactNode;
}

/** A page: its title, and what is on it. */
export function Page({ title, heading, kicker, lead, aside, children }: PageParameters) {
  useEffect(() => setTitle(title), [title]);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <div className={styles.words}>
          {kicker !== undefined && <p className={styles.kicker}>{kicker}</p>}
          <h1>{heading ?? title}</h1>
          {lead !== undefined && <p className={styles.lead}>{lead}</p>}
        </div>
        {aside !== undefined && <div className={styles.aside}>{aside}</div>}
      </header>
      {children}
    </div>
  );
}
