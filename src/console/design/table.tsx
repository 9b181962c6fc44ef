import styles from "./table.module.css";

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => React.ReactNode;
  /** Numbers stand to the right, below each other. */
  readonly isNumber?: boolean;
}

interface TableParameters<Row> {
  /** What the table is of, for those who do not see it. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

/** A table. Where there is no room for its columns, each row stands by itself, with the names of its columns. */
export function Table<Row>({ caption, columns, rows, keyOf }: TableParameters<Row>) {
  return (
    <table className={styles.table}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ title, isNumber }) => (
            <th key={title} scope="col" className={isNumber ? styles.number : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ title, cell, isNumber }) => (
              <td key={title} className={isNumber ? styles.number : undefined} data-title={title}>
                <div>{cell(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
