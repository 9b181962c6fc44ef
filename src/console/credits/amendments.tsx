import { queryCreditAmendments } from "../../sdk/query/credits.ts";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Hash } from "../design/hash.tsx";
import { Kept, Money } from "../design/money.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useCommon } from "../text/common.ts";
import { useTexts } from "../text/texts.ts";
import { AmendmentBadge } from "./badges.tsx";
import { CREDIT_TEXTS } from "./texts.ts";

/** What was to be changed in a credit, and who agreed. */
export function Amendments({ credit }: { readonly credit: string }) {
  const t = useTexts(CREDIT_TEXTS);
  const common = useCommon();
  const amendments = useList("creditAmendments", queryCreditAmendments, { credit, limit: 100 });
  const yesNo = (value: boolean | null) => (value === null ? "–" : common(value ? "yes" : "no"));
  return (
    <Card title={t("amendments")}>
      <ListView of={amendments} empty={t("amendments.empty")}>
        {(items) => (
          <Table
            caption={t("amendments")}
            rows={items}
            keyOf={({ termsName }) => termsName}
            columns={[
              { title: t("terms"), cell: ({ termsName }) => <Hash value={termsName} /> },
              { title: t("state"), cell: ({ state }) => <AmendmentBadge state={state} /> },
              { title: t("amount"), cell: ({ terms }) => <Money amount={terms?.amount ?? null} />, isNumber: true },
              {
                title: t("expiry"),
                cell: ({ terms, withheld }) => (
                  <Kept name="terms" withheld={withheld}>
                    {terms?.expiry}
                  </Kept>
                ),
              },
              ...(["byBeneficiary", "byConfirmer"] as const).map((name) => ({
                title: t(name),
                cell: (each: (typeof items)[number]) => (
                  <Kept name={name} withheld={each.withheld}>
                    {yesNo(each[name])}
                  </Kept>
                ),
              })),
              {
                title: t("rejectedBy"),
                cell: ({ rejectedBy, withheld }) => (
                  <Kept name="rejectedBy" withheld={withheld}>
                    <OrgLink org={rejectedBy} />
                  </Kept>
                ),
              },
              { title: t("issued"), cell: ({ issuedAt }) => <Time milliseconds={issuedAt * 1_000} /> },
            ]}
          />
        )}
      </ListView>
    </Card>
  );
}
