import { type IndexedPurposePayment, queryFacilityPayments } from "../../sdk/query/funds.ts";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { ChainText } from "../design/chain-text.tsx";
import { Hash } from "../design/hash.tsx";
import { Kept, Money } from "../design/money.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { PaymentBadge } from "./badges.tsx";
import { FUND_TEXTS } from "./texts.ts";

/** Who was to be paid for what, and what became of it. */
export function Payments({ facility }: { readonly facility: string }) {
  const t = useTexts(FUND_TEXTS);
  const payments = useList("facilityPayments", queryFacilityPayments, { facility, newest: true, limit: 100 });
  return (
    <Card title={t("payments")}>
      <p>{t("payments.why")}</p>
      <ListView of={payments} empty={t("payments.empty")}>
        {(items) => <PaymentTable payments={items} />}
      </ListView>
    </Card>
  );
}

function PaymentTable({ payments }: { readonly payments: readonly IndexedPurposePayment[] }) {
  const t = useTexts(FUND_TEXTS);
  const column = (
    title: string,
    name: keyof IndexedPurposePayment,
    cell: (payment: IndexedPurposePayment) => React.ReactNode,
  ) => ({
    title,
    cell: (payment: IndexedPurposePayment) => (
      <Kept name={name} withheld={payment.withheld}>
        {cell(payment) ?? "–"}
      </Kept>
    ),
  });
  return (
    <Table
      caption={t("payments")}
      rows={payments}
      keyOf={({ payment }) => payment}
      columns={[
        { title: t("payment"), cell: ({ payment }) => <Hash value={payment} /> },
        { title: t("state"), cell: ({ state }) => <PaymentBadge state={state} /> },
        column(t("payee"), "payeeOrg", ({ payeeOrg }) => <OrgLink org={payeeOrg} />),
        column(t("purpose"), "request", ({ request }) => request && <ChainText text={request.purpose} />),
        { title: t("sum"), cell: ({ request }) => <Money amount={request?.amount ?? null} />, isNumber: true },
        column(t("how"), "made", ({ made }) => (made === null ? t("notPaid") : t(made.byRule ? "byRule" : "byHand"))),
        column(t("answerBy"), "answerBy", ({ answerBy, state }) =>
          answerBy === null || state !== "Requested" ? null : <Time milliseconds={answerBy * 1_000} />,
        ),
        column(t("reason"), "reason", ({ reason }) => reason && <Hash value={reason} />),
        column(t("evidence"), "evidence", ({ evidence }) => evidence && <Hash value={evidence.documents} />),
        { title: t("requested"), cell: ({ requestedAt }) => <Time milliseconds={requestedAt * 1_000} /> },
      ]}
    />
  );
}
