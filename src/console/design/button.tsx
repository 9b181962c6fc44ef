import styles from "./button.module.css";

interface ButtonParameters extends React.ButtonHTMLAttributes<HTMLButtonElement> {
  /** The one act of a page that matters most. */
  readonly primary?: boolean;
}

/** Class of a link that is the one act of a page. */
export const PRIMARY_LINK = `${styles.button} ${styles.primary}`;

export function Button({ primary = false, className = "", ...rest }: ButtonParameters) {
  return (
    <button type="button" {...rest} className={`${styles.button} ${primary ? styles.primary : ""} ${className}`} />
  );
}
