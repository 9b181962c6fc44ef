import { type IndexedLayerCall, queryLayerCalls } from "../../sdk/query/treaties.ts";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Hash } from "../design/hash.tsx";
import { Kept, Money } from "../design/money.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { CallBadge, ShareBadge } from "./badges.tsx";
import { LOSS_TEXTS } from "./loss-texts.ts";

/** Of each call of a loss, what became of each line's share. */
export function Shares({ loss }: { readonly loss: string }) {
  const t = useTexts(LOSS_TEXTS);
  const calls = useList("layerCalls", queryLayerCalls, { loss, limit: 8 });
  return (
    <Card title={t("shares")}>
      <p>{t("shares.why")}</p>
      <ListView of={calls} empty={t("calls.empty")}>
        {(items) => items.map((call) => <ShareTable key={call.call} of={call} />)}
      </ListView>
    </Card>
  );
}

function ShareTable({ of: { layer, state, amount, shares, withheld } }: { readonly of: IndexedLayerCall }) {
  const t = useTexts(LOSS_TEXTS);
  const title = layer === null ? t("call") : t("cause.Layer", { number: layer + 1 });
  return (
    <section aria-label={title}>
      <h3>
        {title} <Money amount={amount} /> <CallBadge state={state} />
      </h3>
      <Kept name="shares" withheld={withheld}>
        <Table
          caption={title}
          rows={shares ?? []}
          keyOf={({ org }) => String(org)}
          columns={[
            { title: t("reinsurer"), cell: ({ org }) => <OrgLink org={org} /> },
            { title: t("state"), cell: (share) => <ShareBadge state={share.state} /> },
            { title: t("shareCalled"), cell: ({ called }) => <Money amount={called} />, isNumber: true },
            { title: t("shareAmount"), cell: (share) => <Money amount={share.amount} />, isNumber: true },
            { title: t("drawn"), cell: ({ drawn }) => <Money amount={drawn} />, isNumber: true },
            { title: t("payBy"), cell: ({ payBy }) => <Time milliseconds={payBy * 1_000} /> },
            { title: t("reason"), cell: ({ reason }) => (reason === null ? "–" : <Hash value={reason} />) },
          ]}
        />
      </Kept>
    </section>
  );
}
