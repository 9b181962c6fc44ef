import { useNavigate, useSearch } from "@tanstack/react-router";
import { queryAgreements } from "../../sdk/query/data.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Page } from "../design/page.tsx";
import { Select } from "../design/select.tsx";
import { useSession } from "../session/use-session.ts";
import { useTexts } from "../text/texts.ts";
import { AgreementTable } from "./agreement-table.tsx";
import { DATA_TEXTS } from "./texts.ts";

/** Which side the viewer's organisation is on. */
const SIDES = ["provider", "consumer"] as const;

/** What was agreed or asked for about data: everybody's, or what is asked of one's own organisation or by it. */
export function AgreementsPage() {
  const t = useTexts(DATA_TEXTS);
  const session = useSession();
  const navigate = useNavigate();
  const { side } = useSearch({ strict: false }) as { readonly side?: string };
  const selected = session && SIDES.find((each) => each === side);
  const filter = session !== undefined && selected !== undefined ? { [selected]: session.org } : {};
  const found = useList("agreements", queryAgreements, { limit: 100, ...filter });
  return (
    <Page title={t("title")} lead={t("lead")} aside={<AsOfBadge asOf={found.asOf} />}>
      <Card
        title={t("title")}
        aside={
          session !== undefined && (
            <Select
              label={t("side")}
              value={selected ?? ""}
              onChange={(value) =>
                navigate({ to: "/agreements", search: value === "" ? {} : { side: value }, replace: true })
              }
              options={[
                { value: "", text: t("side.all") },
                ...SIDES.map((each) => ({ value: each, text: t(`side.${each}`) })),
              ]}
            />
          )
        }
      >
        <ListView of={found} file="agreements" empty={t("empty")}>
          {(items) => <AgreementTable agreements={items} />}
        </ListView>
      </Card>
    </Page>
  );
}
