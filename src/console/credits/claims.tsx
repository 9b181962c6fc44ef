import { queryCreditClaimHolders, queryCreditClaims } from "../../sdk/query/credits.ts";
import { ListView } from "../api/list-view.tsx";
import { Result } from "../api/result.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Kept, Money } from "../design/money.tsx";
import { Table } from "../design/table.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { CREDIT_TEXTS } from "./texts.ts";

/** What banks owe for documents that they accepted, and to whom. */
export function Claims({ credit }: { readonly credit: string }) {
  const t = useTexts(CREDIT_TEXTS);
  const claims = useList("creditClaims", queryCreditClaims, { credit, limit: 100 });
  return (
    <Card title={t("claims")}>
      <ListView of={claims} empty={t("claims.empty")}>
        {(items) => (
          <Table
            caption={t("claims")}
            rows={items}
            keyOf={({ claim }) => claim}
            columns={[
              { title: t("claim"), cell: ({ kind }) => t(`claim.${kind}`) },
              {
                title: t("obligor"),
                cell: ({ obligor, withheld }) => (
                  <Kept name="obligor" withheld={withheld}>
                    <OrgLink org={obligor} />
                  </Kept>
                ),
              },
              { title: t("amount"), cell: ({ amount }) => <Money amount={amount} />, isNumber: true },
              { title: t("paid"), cell: ({ paid }) => <Money amount={paid} />, isNumber: true },
              {
                title: t("payment"),
                cell: ({ paymentDate, withheld }) => (
                  <Kept name="paymentDate" withheld={withheld}>
                    {paymentDate}
                  </Kept>
                ),
              },
              {
                title: t("negotiated"),
                cell: ({ negotiatedTo, withheld }) => (
                  <Kept name="negotiatedTo" withheld={withheld}>
                    <OrgLink org={negotiatedTo} />
                  </Kept>
                ),
              },
              { title: t("holders"), cell: ({ claim }) => <Holders claim={claim} /> },
            ]}
          />
        )}
      </ListView>
    </Card>
  );
}

function Holders({ claim }: { readonly claim: string }) {
  const t = useTexts(CREDIT_TEXTS);
  const { items, error, refetch } = useList("creditClaimHolders", queryCreditClaimHolders, { claim, limit: 100 });
  return (
    <Result of={{ data: items, error, refetch }}>
      {(holders) =>
        holders.length === 0
          ? t("holders.none")
          : holders.map(({ instrument, holder, org, amount, withheld }) => (
              <div key={`${instrument} ${holder} ${org}`}>
                <Kept name="holder" withheld={withheld}>
                  <OrgLink org={org} /> <Money amount={amount} />
                </Kept>
              </div>
            ))
      }
    </Result>
  );
}
