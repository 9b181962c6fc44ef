import { queryRecordedEvents } from "../../sdk/query/common.ts";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Hash } from "../design/hash.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { useCommon } from "../text/common.ts";
import { useTexts } from "../text/texts.ts";
import { STATUS_TEXTS } from "./texts.ts";

/** What happened on the chain last. */
export function Recent() {
  const t = useTexts(STATUS_TEXTS);
  const common = useCommon();
  const events = useList("events", queryRecordedEvents, { newest: true, limit: 15 });
  return (
    <Card title={t("recent")}>
      <ListView of={events} empty="–">
        {(items) => (
          <Table
            caption={t("recent")}
            rows={items}
            keyOf={({ id }) => id}
            columns={[
              { title: common("block"), cell: ({ block }) => block, isNumber: true },
              {
                title: t("event"),
                cell: ({ contract, name }) => (
                  <span lang="en">
                    {contract} · {name}
                  </span>
                ),
              },
              { title: common("time"), cell: ({ time }) => <Time milliseconds={time * 1_000} /> },
              { title: common("transaction"), cell: ({ transaction }) => <Hash value={transaction} /> },
            ]}
          />
        )}
      </ListView>
    </Card>
  );
}
