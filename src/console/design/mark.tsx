import styles from "./mark.module.css";

/** What a thing's state means to whoever looks. Every state has a colour and a shape of its own. */
export type MarkState = "good" | "warn" | "bad" | "info" | "neutral" | "withheld";

const SHAPES: Readonly<Record<MarkState, string>> = {
  good: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm-.9 10L3.8 7.8l1.1-1.1 2.2 2.1 4-4.1 1.1 1.1z",
  warn: "M8 1.2 15.4 14.5H.6ZM7.2 6v4h1.6V6zm0 5.2v1.6h1.6v-1.6z",
  bad: "M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5Zm.6 3.6L4.4 5.6 6.8 8l-2.4 2.4 1.2 1.2L8 9.2l2.4 2.4 1.2-1.2L9.2 8l2.4-2.4-1.2-1.2L8 6.8z",
  info: "M2 2h12v12H2Zm5.2 5v5h1.6V7zm0-3v1.6h1.6V4z",
  neutral: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm0 2a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Z",
  withheld: "M4 7V5a4 4 0 1 1 8 0v2h1.5v8h-11V7Zm1.8 0h4.4V5a2.2 2.2 0 1 0-4.4 0Z",
};

/** The shape of a state. A text beside it says what it means. */
export function Mark({ state, size = 16 }: { readonly state: MarkState; readonly size?: number }) {
  return (
    <svg
      className={`${styles.mark} ${styles[state]}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <path fillRule="evenodd" d={SHAPES[state]} />
    </svg>
  );
}

/** A state and what it is called. */
export function Badge({ state, children }: { readonly state: MarkState; readonly children: React.ReactNode }) {
  return (
    <span className={`${styles.badge} ${styles[`wash-${state}`]}`}>
      <Mark state={state} size={14} />
      <span>{children}</span>
    </span>
  );
}
