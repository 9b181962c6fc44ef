import { plainText } from "../../lib/text/plain-text.ts";
import type { IndexerOperation } from "../../sdk/query/common.ts";
import { Age } from "../design/age.tsx";
import { Card } from "../design/card.tsx";
import { Badge } from "../design/mark.tsx";
import { Notice } from "../design/states.tsx";
import { Table } from "../design/table.tsx";
import { useTexts } from "../text/texts.ts";
import { STATUS_TEXTS } from "./texts.ts";

/** What the indexer has still to bring or to fetch, and for how long already. */
export function Queues({
  operation: { queues, now },
}: {
  readonly operation: Pick<IndexerOperation, "queues" | "now">;
}) {
  const t = useTexts(STATUS_TEXTS);
  return (
    <Card title={t("queues")}>
      {queues.length === 0 ? (
        <Notice state="neutral" title={t("queues.none")}>
          {t("queues.none.text")}
        </Notice>
      ) : (
        <Table
          caption={t("queues")}
          rows={queues}
          keyOf={({ kind, name }) => `${kind} ${name}`}
          columns={[
            { title: t("queue"), cell: ({ kind, name }) => t(`queue.${kind}`, { name: plainText(name) }) },
            { title: t("waiting"), cell: ({ waiting }) => waiting, isNumber: true },
            {
              title: t("oldest"),
              cell: ({ since }) =>
                since === null ? <Badge state="good">{t("nothing")}</Badge> : <Age seconds={now - since} />,
            },
            {
              title: t("putAside"),
              cell: ({ putAside }) => (putAside === 0 ? "0" : <Badge state="bad">{String(putAside)}</Badge>),
              isNumber: true,
            },
          ]}
        />
      )}
    </Card>
  );
}
