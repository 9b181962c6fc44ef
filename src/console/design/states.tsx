import { Mark, type MarkState } from "./mark.tsx";
import styles from "./states.module.css";

interface StateParameters {
  readonly state: MarkState;
  readonly title: React.ReactNode;
  /** What it means, and what can be done. */
  readonly children?: React.ReactNode;
}

/** A part of a page that has nothing to show, and says why: there is nothing, it is old, it is kept from the viewer, or it failed. */
export function Notice({ state, title, children }: StateParameters) {
  return (
    <div className={`${styles.notice} ${styles[state]}`} role={state === "bad" ? "alert" : undefined}>
      <Mark state={state} size={20} />
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        {children !== undefined && <div className={styles.more}>{children}</div>}
      </div>
    </div>
  );
}

/** A value that the viewer may not see. It is there; it is not zero and not missing. */
export function WithheldValue({ children }: { readonly children: React.ReactNode }) {
  return (
    <span className={styles.kept}>
      <Mark state="withheld" size={13} />
      {children}
    </span>
  );
}

/** While something is on its way. */
export function Loading({ children }: { readonly children: React.ReactNode }) {
  return (
    <p className={styles.loading} role="status">
      <span className={styles.pulse} aria-hidden="true" />
      {children}
    </p>
  );
}
