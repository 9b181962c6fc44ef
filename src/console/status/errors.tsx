import { plainText } from "../../lib/text/plain-text.ts";
import type { IndexerOperation } from "../../sdk/query/common.ts";
import { Card } from "../design/card.tsx";
import { Notice } from "../design/states.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { useCommon } from "../text/common.ts";
import { useTexts } from "../text/texts.ts";
import { STATUS_TEXTS } from "./texts.ts";

/** What failed since the start, by code of the catalogue, with what to do. */
export function Errors({ operation: { errors } }: { readonly operation: Pick<IndexerOperation, "errors"> }) {
  const t = useTexts(STATUS_TEXTS);
  const common = useCommon();
  return (
    <Card title={t("errors")}>
      {errors.length === 0 ? (
        <Notice state="good" title={t("errors.none")} />
      ) : (
        <Table
          caption={t("errors")}
          rows={errors}
          keyOf={({ of, code }) => `${of} ${code}`}
          columns={[
            { title: common("error.code"), cell: ({ code }) => <code>{plainText(code)}</code> },
            { title: t("errors.of"), cell: ({ of }) => t(`errors.of.${of}`) },
            { title: t("errors.count"), cell: ({ count }) => count, isNumber: true },
            { title: t("errors.last"), cell: ({ at }) => <Time milliseconds={at * 1_000} /> },
            {
              title: t("errors.remedy"),
              cell: ({ remedy }) => (remedy === null ? "–" : <span lang="en">{plainText(remedy, 400)}</span>),
            },
          ]}
        />
      )}
    </Card>
  );
}
