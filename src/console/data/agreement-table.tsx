import { Link } from "@tanstack/react-router";
import type { IndexedAgreement } from "../../sdk/query/data.ts";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { AgreementBadge } from "./agreement-badge.tsx";
import { DATA_TEXTS } from "./texts.ts";
import { usePurposes } from "./use-purposes.ts";

/** Agreements, a line each. */
export function AgreementTable({ agreements }: { readonly agreements: readonly IndexedAgreement[] }) {
  const t = useTexts(DATA_TEXTS);
  const purposes = usePurposes();
  return (
    <Table
      caption={t("title")}
      rows={agreements}
      keyOf={({ agreement }) => agreement}
      columns={[
        {
          title: t("agreement"),
          cell: ({ agreement }) => (
            <Link to="/agreements/$agreement" params={{ agreement }}>
              <code>{agreement.slice(0, 10)}…</code>
            </Link>
          ),
        },
        { title: t("state"), cell: ({ state }) => <AgreementBadge state={state} /> },
        { title: t("provider"), cell: ({ provider }) => <OrgLink org={provider} /> },
        { title: t("consumer"), cell: ({ consumer }) => <OrgLink org={consumer} /> },
        { title: t("purposes"), cell: (each) => purposes(each.purposes) },
        {
          title: t("uses"),
          cell: ({ uses, maxUses }) => t("uses.text", { used: uses, uses: maxUses }),
        },
        { title: t("period"), cell: ({ end }) => <Time milliseconds={end * 1_000} /> },
      ]}
    />
  );
}
