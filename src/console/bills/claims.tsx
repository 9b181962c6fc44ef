import { queryBillClaims } from "../../sdk/query/bills.ts";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Kept, Money } from "../design/money.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { ClaimBadge } from "./badges.tsx";
import { BILL_TEXTS } from "./texts.ts";
import { unitOf } from "./unit-of.ts";

/** Recourse: who claims from whom, and who paid. */
export function Claims({ bill }: { readonly bill: string }) {
  const t = useTexts(BILL_TEXTS);
  const claims = useList("billClaims", queryBillClaims, { bill, limit: 100 });
  const org = (label: string, name: "claimant" | "target") => ({
    title: label,
    cell: (claim: { readonly [K in typeof name]: number | null } & { readonly withheld: readonly string[] }) => (
      <Kept name={name} withheld={claim.withheld}>
        <OrgLink org={claim[name]} />
      </Kept>
    ),
  });
  return (
    <Card title={t("claims")}>
      <ListView of={claims} empty={t("claims.empty")}>
        {(items) => (
          <Table
            caption={t("claims")}
            rows={items}
            keyOf={({ transaction, instrument, target }) => `${transaction} ${instrument} ${target}`}
            columns={[
              { title: t("lot"), cell: ({ instrument }) => unitOf(instrument) },
              org(t("claimant"), "claimant"),
              org(t("target"), "target"),
              {
                title: t("party"),
                cell: ({ party, target, withheld }) => (
                  <Kept name="party" withheld={withheld}>
                    {party === target ? t("itself") : <OrgLink org={party} />}
                  </Kept>
                ),
              },
              { title: t("state"), cell: ({ state }) => <ClaimBadge state={state} /> },
              { title: t("costs"), cell: ({ costs }) => <Money amount={costs} />, isNumber: true },
              {
                title: t("paid"),
                cell: ({ paid, withheld }) => (
                  <Kept name="paid" withheld={withheld}>
                    {paid === null ? "–" : <Money amount={paid} />}
                  </Kept>
                ),
                isNumber: true,
              },
              {
                title: t("interest"),
                cell: ({ interest, withheld }) => (
                  <Kept name="interest" withheld={withheld}>
                    {interest === null ? "–" : <Money amount={interest} />}
                  </Kept>
                ),
                isNumber: true,
              },
              { title: t("when"), cell: ({ claimedAt }) => <Time milliseconds={claimedAt * 1_000} /> },
            ]}
          />
        )}
      </ListView>
    </Card>
  );
}
