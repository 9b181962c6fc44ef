import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { IndexedAct, IndexedUnit } from "../../../sdk/query/custody.ts";
import { AsOfBadge } from "../../api/as-of-badge.tsx";
import { API } from "../../api/client.ts";
import { Result } from "../../api/result.tsx";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { ChainText } from "../../design/chain-text.tsx";
import { Hash } from "../../design/hash.tsx";
import { Badge } from "../../design/mark.tsx";
import { Table } from "../../design/table.tsx";
import { OrgLink } from "../../members/org-link.tsx";
import { RoleNames } from "../../members/role-names.tsx";
import { StandingBadge } from "../../members/standing-badge.tsx";
import { useCommon } from "../../text/common.ts";
import { useTexts } from "../../text/texts.ts";
import { type Certificate, findCertificates, standingOf } from "./find-certificates.ts";
import { PUBLIC_TEXTS } from "./texts.ts";

/** Certificates that are asked for at first, and how many more with each wish. */
const MOST = 20;
const MARKS = { Live: "good", Expired: "bad", Revoked: "bad", Replaced: "neutral" } as const;

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
        {({ certificates, others, hasMore, asOf }) => (
          <>
            {certificates.length === 0 ? (
              <p>{t("certificates.none")}</p>
            ) : (
              <Listed caption={t("certificates")} certificates={certificates} time={asOf.time} />
            )}
            {others.length > 0 && (
              <>
                <h3>{t("others")}</h3>
                <p>{t("others.text")}</p>
                <Listed caption={t("others")} certificates={others} time={asOf.time} />
              </>
            )}
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

interface ListedParameters {
  readonly caption: string;
  readonly certificates: readonly Certificate[];
  /** Of the chain, as of the answer. */
  readonly time: number;
}

function Listed({ caption, certificates, time }: ListedParameters) {
  const t = useTexts(PUBLIC_TEXTS);
  return (
    <Table
      caption={caption}
      rows={certificates}
      keyOf={({ uid }) => uid}
      columns={[
        { title: t("statement"), cell: ({ uid }) => <Hash value={uid} /> },
        {
          title: t("says"),
          cell: ({ definition }) => (definition === undefined ? "–" : <ChainText text={definition} />),
        },
        { title: t("issuer"), cell: ({ statement }) => <OrgLink org={statement?.org ?? null} /> },
        { title: t("issuer.roles"), cell: ({ issuer }) => <Issuer issuer={issuer} /> },
        { title: t("status"), cell: ({ statement }) => <StatementBadge statement={statement} time={time} /> },
      ]}
    />
  );
}

/** What the issuer is admitted for, and whether it still is. */
function Issuer({ issuer }: Pick<Certificate, "issuer">) {
  if (issuer === undefined) return <>–</>;
  return (
    <>
      <RoleNames roles={issuer.roles} /> {issuer.standing !== "Active" && <StandingBadge standing={issuer.standing} />}
    </>
  );
}

function StatementBadge({ statement, time }: Pick<Certificate, "statement"> & { readonly time: number }) {
  const t = useTexts(PUBLIC_TEXTS);
  if (statement === undefined) return <Badge state="withheld">{t("status.unknown")}</Badge>;
  const standing = standingOf(statement, time);
  return <Badge state={MARKS[standing]}>{t(`status.${standing}`)}</Badge>;
}
