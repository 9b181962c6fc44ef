import { Mark, type MarkState } from "./mark.tsx";
import { Time } from "./time.tsx";
import styles from "./timeline.module.css";

export interface TimelineEntry {
  readonly key: string;
  readonly state: MarkState;
  readonly title: React.ReactNode;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly children?: React.ReactNode;
}

/** What happened, one below the other in the order in which it happened. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  return (
    <ol className={styles.timeline}>
      {entries.map(({ key, state, title, at, children }) => (
        <li key={key} className={styles.entry}>
          <span className={styles.mark}>
            <Mark state={state} size={18} />
          </span>
          <div className={styles.words}>
            <p className={styles.title}>{title}</p>
            <p className={styles.when}>
              <Time milliseconds={at} />
            </p>
            {children}
          </div>
        </li>
      ))}
    </ol>
  );
}
