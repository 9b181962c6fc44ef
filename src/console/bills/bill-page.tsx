import { useParams } from "@tanstack/react-router";
import { queryBill } from "../../sdk/query/bills.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { Result } from "../api/result.tsx";
import { useThing } from "../api/use-api.ts";
import { Page } from "../design/page.tsx";
import { useTexts } from "../text/texts.ts";
import { ThingTabs } from "../thing/thing-tabs.tsx";
import { BillBadge } from "./badges.tsx";
import { BillFacts } from "./bill-facts.tsx";
import { BILL_TEXTS } from "./texts.ts";

/** One bill: what is written on it, what runs, who passed each part on, and who claims from whom. */
export function BillPage() {
  const t = useTexts(BILL_TEXTS);
  const { bill = "" } = useParams({ strict: false }) as { readonly bill?: string };
  const found = useThing("bill", queryBill, { bill });
  return (
    <Page
      title={t("bill")}
      kicker={<code>{bill.slice(0, 18)}…</code>}
      aside={
        <>
          {found.data && <BillBadge state={found.data.item.state} />}
          <AsOfBadge asOf={found.data?.asOf} />
        </>
      }
    >
      <Result of={found}>
        {({ item }) => <ThingTabs topic={`bill:${bill}`} raw={item} facts={() => <BillFacts item={item} />} />}
      </Result>
    </Page>
  );
}
