import styles from "./shell.module.css";

/** A tally stick, split in two: the notches match. */
export function Logo() {
  return (
    <span className={styles.logo}>
      <svg width="26" height="30" viewBox="0 0 36 44" aria-hidden="true">
        <path d="M1 2h14v40H1Z" fill="#e9c46a" />
        <path d="M21 2h14v40H21Z" fill="#7fc8a9" />
        <path d="M1 12h14M1 20h14M1 32h14M21 12h14M21 20h14M21 32h14" stroke="#12312a" strokeWidth="3.4" />
      </svg>
      <span>Tallystick</span>
    </span>
  );
}
