import { Link } from "@tanstack/react-router";
import type { IndexedLoss } from "../../sdk/query/treaties.ts";
import { Card } from "../design/card.tsx";
import { Facts } from "../design/facts.tsx";
import { Hash } from "../design/hash.tsx";
import { Badge } from "../design/mark.tsx";
import { Kept, Money } from "../design/money.tsx";
import { Figure, Figures } from "../design/number.tsx";
import { Notice } from "../design/states.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useCommon } from "../text/common.ts";
import { useTexts } from "../text/texts.ts";
import { CalledLayers } from "./called-layers.tsx";
import { Shares } from "./shares.tsx";
import { LOSS_TEXTS } from "./loss-texts.ts";

/** What is known of a loss, and all that was called of it. */
export function LossFacts({ item }: { readonly item: IndexedLoss }) {
  const t = useTexts(LOSS_TEXTS);
  const common = useCommon();
  const { loss, withheld } = item;
  return (
    <>
      {withheld.length > 0 && (
        <Notice state="withheld" title={common("withheld")}>
          {common("withheld.why")}
        </Notice>
      )}
      <Figures>
        <Figure label={t("advised")} value={<Money amount={item.advised} />} />
        <Figure label={t("amountNow")} value={<Money amount={item.amount} />} />
        <Figure label={t("recovered")} value={<Money amount={item.recovered} />} />
      </Figures>
      <CalledLayers item={item} />
      <Shares loss={loss} />
      <Items item={item} />
      <Advised item={item} />
    </>
  );
}

/** Each loss of the event. */
function Items({ item: { notice, withheld } }: { readonly item: IndexedLoss }) {
  const t = useTexts(LOSS_TEXTS);
  const rows = (notice?.items ?? []).map((each, i) => ({ ...each, place: i, key: notice?.keys[i] ?? "" }));
  return (
    <Card title={t("items")}>
      <p>{t("items.why")}</p>
      <Kept name="notice" withheld={withheld}>
        <Table
          caption={t("items")}
          rows={rows}
          keyOf={({ key, place }) => `${place} ${key}`}
          columns={[
            { title: t("key"), cell: ({ key }) => <Hash value={key} /> },
            { title: t("happened"), cell: ({ happenedAt }) => <Time milliseconds={happenedAt * 1_000} /> },
            { title: t("attached"), cell: ({ attachedAt }) => <Time milliseconds={attachedAt * 1_000} /> },
            { title: t("cost"), cell: ({ amount }) => <Money amount={amount} />, isNumber: true },
            {
              title: t("sumInsured"),
              cell: ({ sumInsured }) => (sumInsured === "0" ? "–" : <Money amount={sumInsured} />),
              isNumber: true,
            },
          ]}
        />
      </Kept>
    </Card>
  );
}

/** The advice, who assessed it, and when what happened. */
function Advised({ item }: { readonly item: IndexedLoss }) {
  const t = useTexts(LOSS_TEXTS);
  const { treaty, notice, late, assessor, by, contest, withheld } = item;
  const kept = (label: string, name: keyof IndexedLoss, value: React.ReactNode) => ({
    label,
    value: (
      <Kept name={name} withheld={withheld}>
        {value ?? "–"}
      </Kept>
    ),
  });
  const isOpen = item.state === "Notified" || item.state === "Assessed";
  return (
    <Card title={t("advice")}>
      <Facts
        facts={[
          {
            label: t("treaty"),
            value: (
              <Link to="/treaties/$treaty" params={{ treaty }}>
                <code>{treaty.slice(0, 18)}…</code>
              </Link>
            ),
          },
          kept(t("event"), "notice", notice && <Time milliseconds={notice.startsAt * 1_000} />),
          kept(t("inTime"), "late", late === true ? <Badge state="warn">{t("late")}</Badge> : t("yes")),
          kept(t("assessor"), "assessor", assessor && t(`assessor.${assessor}`)),
          ...(isOpen ? [kept(t("by"), "by", by && <Time milliseconds={by * 1_000} />)] : []),
          kept(t("contest"), "contest", contest && <OrgLink org={contest.by} />),
          kept(t("reason"), "contest", contest && <Hash value={contest.reason} />),
          kept(t("bordereau"), "notice", notice && <Hash value={notice.bordereau} />),
          { label: t("notified"), value: <Time milliseconds={item.notifiedAt * 1_000} /> },
          ...(item.endedAt === null
            ? []
            : [{ label: t("ended"), value: <Time milliseconds={item.endedAt * 1_000} /> }]),
        ]}
      />
    </Card>
  );
}
