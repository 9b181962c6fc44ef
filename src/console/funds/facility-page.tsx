import { useParams } from "@tanstack/react-router";
import { queryFacility } from "../../sdk/query/funds.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { Result } from "../api/result.tsx";
import { useThing } from "../api/use-api.ts";
import { Page } from "../design/page.tsx";
import { useTexts } from "../text/texts.ts";
import { ThingTabs } from "../thing/thing-tabs.tsx";
import { FacilityBadge } from "./badges.tsx";
import { FacilityFacts } from "./facility-facts.tsx";
import { FUND_TEXTS } from "./texts.ts";

/** One facility: its budget, who is paid out of it and who can be, what is owed, and what runs. */
export function FacilityPage() {
  const t = useTexts(FUND_TEXTS);
  const { facility = "" } = useParams({ strict: false }) as { readonly facility?: string };
  const found = useThing("facility", queryFacility, { facility });
  return (
    <Page
      title={t("facility")}
      kicker={<code>{facility.slice(0, 18)}…</code>}
      aside={
        <>
          {found.data && <FacilityBadge state={found.data.item.state} />}
          <AsOfBadge asOf={found.data?.asOf} />
        </>
      }
    >
      <Result of={found}>
        {({ item }) => (
          <ThingTabs topic={`facility:${facility}`} raw={item} facts={() => <FacilityFacts item={item} />} />
        )}
      </Result>
    </Page>
  );
}
