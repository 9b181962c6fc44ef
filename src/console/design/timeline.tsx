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

interface TimelineParameters {
  readonly entries: readonly TimelineEntry[];
  /** How a time is said. @default in UTC */
  readonly time?: React.ComponentType<{ readonly milliseconds: number }>;
}

/** What happened, one below the other in the order in which it happened. */
export function Timeline({ entries, time: At = Time }: TimelineParameters) {
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
              <At milliseconds={at} />
            </p>
            {children}
          </div>
        </li>
      ))}
    </ol>
  );
}
