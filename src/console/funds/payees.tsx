import { queryFacilityPayees } from "../../sdk/query/funds.ts";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Hash } from "../design/hash.tsx";
import { Kept } from "../design/money.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { FUND_TEXTS } from "./texts.ts";

/** Whom the lender listed, and from when on each can be paid. */
export function Payees({ facility }: { readonly facility: string }) {
  const t = useTexts(FUND_TEXTS);
  const payees = useList("facilityPayees", queryFacilityPayees, { facility, limit: 100 });
  return (
    <Card title={t("payees")}>
      <ListView of={payees} empty={t("payees.empty")}>
        {(items) => (
          <Table
            caption={t("payees")}
            rows={items}
            keyOf={({ payee, transaction, block }) => `${payee} ${transaction} ${block}`}
            columns={[
              {
                title: t("account"),
                cell: ({ payee, withheld }) => (
                  <Kept name="payee" withheld={withheld}>
                    {payee && <Hash value={payee} />}
                  </Kept>
                ),
              },
              {
                title: t("organisation"),
                cell: ({ org, withheld }) => (
                  <Kept name="org" withheld={withheld}>
                    <OrgLink org={org} />
                  </Kept>
                ),
              },
              {
                title: t("from"),
                cell: ({ from, withheld }) => (
                  <Kept name="from" withheld={withheld}>
                    {from !== null && <Time milliseconds={from * 1_000} />}
                  </Kept>
                ),
              },
            ]}
          />
        )}
      </ListView>
    </Card>
  );
}
