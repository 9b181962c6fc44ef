import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { IndexedAct, IndexedUnit } from "../../../sdk/query/custody.ts";
import { AsOfBadge } from "../../api/as-of-badge.tsx";
import { API } from "../../api/client.ts";
import { Result } from "../../api/result.tsx";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { Hash } from "../../design/hash.tsx";
import { Badge } from "../../design/mark.tsx";
import { Table } from "../../design/table.tsx";
import { OrgLink } from "../../members/org-link.tsx";
import { useCommon } from "../../text/common.ts";
import { useTexts } from "../../text/texts.ts";
import { type Certificate, findCertificates } from "./find-certificates.ts";
import { PUBLIC_TEXTS } from "./texts.ts";

/** Certificates that are asked for at first, and how many more with each wish. */
const MOST = 20;
const MARKS = { Live: "good", Revoked: "bad", Replaced: "neutral" } as const;

const evidenceOf = (acts: readonly IndexedAct[]) => [
  ...new Set(acts.flatMap(({ evidence }) => (evidence === null || /^0x0*$/.test(evidence) ? [] : [evidence]))),
];

interface CertificatesParameters {
  readonly unit: IndexedUnit;
  readonly acts: readonly IndexedAct[];
}

/** Under which certificates it is, and how each stands. */
export function Certificates({ unit: { unit }, acts }: CertificatesParameters) {
  const t = useTexts(PUBLIC_TEXTS);
  const common = useCommon();
  const uids = evidenceOf(acts);
  const [most, setMost] = useState(MOST);
  const found = useQuery({
    queryKey: ["certificates", unit, uids, most],
    queryFn: () => findCertificates(API, { unit, uids, most }),
    placeholderData: keepPreviousData,
  });
  return (
    <Card title={t("certificates")} aside={<AsOfBadge asOf={found.data?.asOf} />}>
      <Result of={found}>
        {({ certificates, hasMore }) => (
          <>
            {certificates.length === 0 ? <p>{t("certificates.none")}</p> : <Listed certificates={certificates} />}
            {hasMore && (
              <p>
                <Button disabled={found.isFetching} onClick={() => setMost(most + MOST)}>
                  {common("more")}
                </Button>
              </p>
            )}
          </>
        )}
      </Result>
    </Card>
  );
}

function Listed({ certificates }: { readonly certificates: readonly Certificate[] }) {
  const t = useTexts(PUBLIC_TEXTS);
  return (
    <Table
      caption={t("certificates")}
      rows={certificates}
      keyOf={({ uid }) => uid}
      columns={[
        { title: t("certificate"), cell: ({ uid }) => <Hash value={uid} /> },
        { title: t("issuer"), cell: ({ statement }) => <OrgLink org={statement?.org ?? null} /> },
        {
          title: t("status"),
          cell: ({ statement }) =>
            statement === undefined ? (
              <Badge state="withheld">{t("status.unknown")}</Badge>
            ) : (
              <Badge state={MARKS[statement.status]}>{t(`status.${statement.status}`)}</Badge>
            ),
        },
      ]}
    />
  );
}
