import { plainText } from "../../lib/text/plain-text.ts";
import { queryRecordedEvents, queryStatus } from "../../sdk/query/common.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { ListView } from "../api/list-view.tsx";
import { Result } from "../api/result.tsx";
import { useList, useThing } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Facts } from "../design/facts.tsx";
import { Hash } from "../design/hash.tsx";
import { Figure, Figures } from "../design/number.tsx";
import { Page } from "../design/page.tsx";
import { Notice } from "../design/states.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { useCommon } from "../text/common.ts";
import { useTexts } from "../text/texts.ts";
import { STATUS_TEXTS } from "./texts.ts";

/** How the indexer is. */
export function StatusPage() {
  const t = useTexts(STATUS_TEXTS);
  const found = useThing("status", queryStatus, {});
  return (
    <Page title={t("title")} lead={t("lead")} aside={<AsOfBadge asOf={found.data?.asOf} />}>
      <Result of={found}>
        {({ asOf, item }) => (
          <>
            <Problems problems={item.problems as Readonly<Record<string, unknown>>} />
            <Figures>
              <Figure label={t("head")} value={item.head} />
              <Figure label={t("indexed")} value={asOf.block} />
              <Figure label={t("lag")} value={asOf.lag} />
              <Figure label={t("events")} value={item.events} />
            </Figures>
            <Card title={t("chain")}>
              <Facts
                facts={[
                  { label: t("network"), value: plainText(item.network) },
                  { label: t("chain"), value: item.chainId },
                  { label: t("genesis"), value: <Hash value={item.genesisHash} /> },
                  { label: t("since"), value: <Time milliseconds={item.startedAt * 1_000} /> },
                  { label: t("contracts"), value: <span lang="en">{item.contracts.join(", ")}</span> },
                ]}
              />
            </Card>
            <Recent />
          </>
        )}
      </Result>
    </Page>
  );
}

function Problems({ problems }: { readonly problems: Readonly<Record<string, unknown>> }) {
  const t = useTexts(STATUS_TEXTS);
  const named = Object.entries(problems);
  if (named.length === 0) {
    return (
      <Notice state="good" title={t("well")}>
        {t("well.text")}
      </Notice>
    );
  }
  return named.map(([name, problem]) => (
    <Notice key={name} state="bad" title={t("trouble", { name })}>
      <span lang="en">{plainText(typeof problem === "string" ? problem : JSON.stringify(problem), 400)}</span>
    </Notice>
  ));
}

function Recent() {
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
                title: t("events"),
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
