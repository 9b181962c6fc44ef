import styles from "./number.module.css";

interface FigureParameters {
  readonly label: React.ReactNode;
  readonly value: React.ReactNode;
  readonly hint?: React.ReactNode;
}

/** A number that matters, with what it is. */
export function Figure({ label, value, hint }: FigureParameters) {
  return (
    <div className={styles.figure}>
      <p className={styles.label}>{label}</p>
      <p className={styles.value}>{value}</p>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
    </div>
  );
}

/** Numbers side by side. */
export function Figures({ children }: { readonly children: React.ReactNode }) {
  return <div className={styles.figures}>{children}</div>;
}
