import { type IndexedChainClient, queryChainClients, queryChainHeaders } from "../../sdk/query/anchoring.ts";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Hash } from "../design/hash.tsx";
import { Badge } from "../design/mark.tsx";
import { Page } from "../design/page.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { useTexts } from "../text/texts.ts";
import { ANCHORING_TEXTS } from "./texts.ts";

/** Other chains by their headers: how far each was followed, and for how long it is trusted. */
export function ChainsPage() {
  const t = useTexts(ANCHORING_TEXTS);
  return (
    <Page title={t("chains")} lead={t("lead")}>
      <Chains />
      <Headers />
    </Page>
  );
}

const DAY = 86_400;

/** At the latest: it counts from the block's own time, which is before it was recorded here. */
const trustedUntil = ({ recordedAt, trustPeriod }: IndexedChainClient) => recordedAt + trustPeriod;

function Chains() {
  const t = useTexts(ANCHORING_TEXTS);
  const chains = useList("chainClients", queryChainClients, { limit: 100 });
  const now = chains.asOf?.time ?? 0;
  const stateOf = (chain: IndexedChainClient) => {
    if (chain.isFrozen) return <Badge state="bad">{t("frozen")}</Badge>;
    if (trustedUntil(chain) < now) return <Badge state="warn">{t("stale")}</Badge>;
    return <Badge state="good">{t("follows")}</Badge>;
  };
  return (
    <Card title={t("trust")}>
      <ListView of={chains} empty={t("chains.empty")}>
        {(items) => (
          <Table
            caption={t("trust")}
            rows={items}
            keyOf={({ client }) => client}
            columns={[
              { title: t("chain"), cell: ({ chainId }) => chainId },
              { title: t("state"), cell: stateOf },
              { title: t("newest"), cell: ({ number }) => number, isNumber: true },
              { title: t("hash"), cell: ({ blockHash }) => <Hash value={blockHash} /> },
              { title: t("recorded"), cell: ({ recordedAt }) => <Time milliseconds={recordedAt * 1_000} /> },
              {
                title: t("trusted"),
                cell: (chain) => t("trusted.days", { days: Math.floor(chain.trustPeriod / DAY) }),
              },
              { title: t("validators"), cell: ({ validators }) => validators.length, isNumber: true },
            ]}
          />
        )}
      </ListView>
    </Card>
  );
}

function Headers() {
  const t = useTexts(ANCHORING_TEXTS);
  const headers = useList("chainHeaders", queryChainHeaders, { newest: true, limit: 10 });
  return (
    <Card title={t("headers")}>
      <ListView of={headers} empty={t("headers.empty")}>
        {(items) => (
          <Table
            caption={t("headers")}
            rows={items}
            keyOf={({ client, number, transaction }) => `${client} ${number} ${transaction}`}
            columns={[
              { title: t("number"), cell: ({ number }) => number, isNumber: true },
              { title: t("hash"), cell: ({ blockHash }) => <Hash value={blockHash} /> },
              { title: t("recorded"), cell: ({ recordedAt }) => <Time milliseconds={recordedAt * 1_000} /> },
            ]}
          />
        )}
      </ListView>
    </Card>
  );
}
