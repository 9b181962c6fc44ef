import { useQuery } from "@tanstack/react-query";
import type { IndexedAct, IndexedUnit } from "../../../sdk/query/custody.ts";
import { type IndexedStatement, queryStatement, queryStatements } from "../../../sdk/query/evidence.ts";
import { API } from "../../api/client.ts";
import { Result } from "../../api/result.tsx";
import { Card } from "../../design/card.tsx";
import { Hash } from "../../design/hash.tsx";
import { Badge } from "../../design/mark.tsx";
import { Table } from "../../design/table.tsx";
import { OrgLink } from "../../members/org-link.tsx";
import { useTexts } from "../../text/texts.ts";
import { PUBLIC_TEXTS } from "./texts.ts";

/** Certificates that are asked for one by one. */
const MOST = 20;
const MARKS = { Live: "good", Revoked: "bad", Replaced: "neutral" } as const;

interface Certificate {
  readonly uid: string;
  /** Undefined where the chain has only a batch that it is in, which says nothing of it singly. */
  readonly statement: IndexedStatement | undefined;
}

const evidenceOf = (acts: readonly IndexedAct[]) => [
  ...new Set(acts.flatMap(({ evidence }) => (evidence === null || /^0x0*$/.test(evidence) ? [] : [evidence]))),
];

/** Statements about the unit, and those that its acts name. */
async function certificatesOf(unit: string, uids: readonly string[]): Promise<Certificate[]> {
  const { items } = await queryStatements(API, { subject: unit, limit: MOST });
  const named = uids.filter((uid) => items.every((each) => each.uid !== uid)).slice(0, MOST);
  const found = named.map(async (uid) => ({
    uid,
    statement: await queryStatement(API, { uid }).then(
      ({ item }) => item,
      () => undefined,
    ),
  }));
  return [...items.map((statement) => ({ uid: statement.uid, statement })), ...(await Promise.all(found))];
}

interface CertificatesParameters {
  readonly unit: IndexedUnit;
  readonly acts: readonly IndexedAct[];
}

/** Under which certificates it is, and how each stands. */
export function Certificates({ unit: { unit }, acts }: CertificatesParameters) {
  const t = useTexts(PUBLIC_TEXTS);
  const uids = evidenceOf(acts);
  const found = useQuery({ queryKey: ["certificates", unit, uids], queryFn: () => certificatesOf(unit, uids) });
  return (
    <Card title={t("certificates")}>
      <Result of={found}>
        {(certificates) =>
          certificates.length === 0 ? (
            <p>{t("certificates.none")}</p>
          ) : (
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
          )
        }
      </Result>
    </Card>
  );
}
