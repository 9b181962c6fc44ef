import { Card } from "../design/card.tsx";
import { Badge, type MarkState } from "../design/mark.tsx";
import { Time } from "../design/time.tsx";
import styles from "./board.module.css";

/** A step of something, and when it was or up to when it can be. */
export interface Stage {
  readonly text: string;
  /** What it means; null for what lies ahead. */
  readonly mark: MarkState | null;
  /** Seconds since 1970, and how they are said. */
  readonly at?: { readonly word: string; readonly time: number };
}

/** How far something is: what was, what is now, and what lies ahead. */
export function Stages({ title, stages }: { readonly title: string; readonly stages: readonly Stage[] }) {
  return (
    <Card title={title}>
      <ol className={styles.stages} aria-label={title}>
        {stages.map(({ text, mark, at }) => (
          <li key={text} className={mark === null ? `${styles.stage} ${styles.ahead}` : styles.stage}>
            {mark === null ? <span>{text}</span> : <Badge state={mark}>{text}</Badge>}
            {at !== undefined && (
              <span className={styles.when}>
                {at.word} <Time milliseconds={at.time * 1_000} />
              </span>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
