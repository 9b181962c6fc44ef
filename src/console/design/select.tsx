import styles from "./select.module.css";

interface SelectParameters {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  onChange(value: string): void;
}

/** A choice of few. */
export function Select({ label, value, options, onChange }: SelectParameters) {
  return (
    <label className={styles.label}>
      <span>{label}</span>
      <select className={styles.select} value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  );
}
