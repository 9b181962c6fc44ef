import styles from "./facts.module.css";

export interface Fact {
  readonly label: string;
  readonly value: React.ReactNode;
}

/** What is known of a thing: names and values side by side, one below the other where there is no room. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value }) => (
        <div key={label} className={styles.fact}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
