import type { IndexerOperation } from "../../sdk/query/common.ts";
import { Card } from "../design/card.tsx";
import { Facts } from "../design/facts.tsx";
import { Hash } from "../design/hash.tsx";
import { Badge } from "../design/mark.tsx";
import { Notice } from "../design/states.tsx";
import { Table } from "../design/table.tsx";
import { useTexts } from "../text/texts.ts";
import { STATUS_TEXTS } from "./texts.ts";

interface NodeParameters {
  readonly operation: Pick<IndexerOperation, "peers" | "isSyncing" | "validators">;
}

/** What the node says of itself, and what it does not say. */
export function Node({ operation: { peers, isSyncing, validators } }: NodeParameters) {
  const t = useTexts(STATUS_TEXTS);
  const unknown = <Badge state="neutral">{t("unknown")}</Badge>;
  return (
    <Card title={t("node")}>
      <Facts
        facts={[
          { label: t("peers"), value: peers === null ? unknown : <Peers count={peers} /> },
          { label: t("syncing"), value: isSyncing === null ? unknown : <Syncing isSyncing={isSyncing} /> },
          { label: t("validators"), value: validators === null ? unknown : validators.length },
        ]}
      />
      {validators === null ? (
        <Notice state="neutral" title={t("validators.unknown")}>
          {t("validators.unknown.text")}
        </Notice>
      ) : (
        <Table
          caption={t("validators")}
          rows={validators}
          keyOf={({ address }) => address}
          columns={[
            { title: t("validator"), cell: ({ address }) => <Hash value={address} /> },
            {
              title: t("proposed"),
              cell: ({ lastProposed }) => lastProposed ?? t("unknown"),
              isNumber: true,
            },
          ]}
        />
      )}
    </Card>
  );
}

function Peers({ count }: { readonly count: number }) {
  const t = useTexts(STATUS_TEXTS);
  return count === 0 ? <Badge state="warn">{t("peers.none")}</Badge> : <Badge state="good">{String(count)}</Badge>;
}

function Syncing({ isSyncing }: { readonly isSyncing: boolean }) {
  const t = useTexts(STATUS_TEXTS);
  return isSyncing ? <Badge state="warn">{t("syncing.yes")}</Badge> : <Badge state="good">{t("syncing.no")}</Badge>;
}
