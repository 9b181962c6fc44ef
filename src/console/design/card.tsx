import styles from "./card.module.css";

interface CardParameters {
  readonly title?: React.ReactNode;
  /** Beside the title. */
  readonly aside?: React.ReactNode;
  readonly children: React.ReactNode;
}

/** A part of a page that belongs together. */
export function Card({ title, aside, children }: CardParameters) {
  return (
    <section className={styles.card}>
      {title !== undefined && (
        <header className={styles.header}>
          <h2>{title}</h2>
          {aside}
        </header>
      )}
      {children}
    </section>
  );
}

/** Cards side by side, as many as there is room for. */
export function Grid({ children }: { readonly children: React.ReactNode }) {
  return <div className={styles.grid}>{children}</div>;
}
