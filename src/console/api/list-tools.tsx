import { useState } from "react";
import { printPage } from "../browser/page.ts";
import { saveFile } from "../browser/save-file.ts";
import { Button } from "../design/button.tsx";
import { useCommon } from "../text/common.ts";
import { Failed } from "./result.tsx";
import styles from "./list-tools.module.css";

/** Takes a list away: all of it as CSV, or what is shown on paper. */
export function ListTools({ file, csv }: { readonly file: string; csv(): Promise<string> }) {
  const t = useCommon();
  const [error, setError] = useState<unknown>();
  const save = async () => {
    try {
      saveFile(`${file}.csv`, await csv(), "text/csv;charset=utf-8");
      setError(undefined);
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <>
      <p className={styles.tools}>
        <Button onClick={save}>{t("csv")}</Button>
        <Button onClick={printPage}>{t("print")}</Button>
      </p>
      {error !== undefined && <Failed error={error} />}
    </>
  );
}
