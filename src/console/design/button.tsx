import styles from "./button.module.css";

interface ButtonParameters extends React.ButtonHTMLAttributes<HTMLButtonElement> {
  /** The one act of a page that matters most. */
  readonly primary?: boolean;
}

export function Button({ primary = false, className = "", ...rest }: ButtonParameters) {
  return (
    <button type="button" {...rest} className={`${styles.button} ${primary ? styles.primary : ""} ${className}`} />
  );
}
