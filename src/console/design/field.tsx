import styles from "./field.module.css";

interface FieldParameters extends React.InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
}

/** A line to be filled in, below its name. */
export function Field({ label, ...rest }: FieldParameters) {
  return (
    <label className={styles.field}>
      <span>{label}</span>
      <input {...rest} />
    </label>
  );
}

/** A text of several lines, below its name. */
export function TextArea({
  label,
  ...rest
}: { readonly label: string } & React.TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <label className={styles.field}>
      <span>{label}</span>
      <textarea rows={4} {...rest} />
    </label>
  );
}

/** What is filled in together. */
export function Form({ onSubmit, children }: { onSubmit(): void; readonly children: React.ReactNode }) {
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {children}
    </form>
  );
}
