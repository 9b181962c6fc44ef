import { fingerprintsContract } from "../../sdk/evidence/contracts.ts";
import { ROUTES } from "../../sdk/evidence/query/routes.ts";
import type { IndexedDomain } from "../domain.ts";
import { projection } from "../project/projection.ts";
import type { Row } from "../store/table.ts";
import { attestationsProjection } from "./attestations.ts";
import { ANCHOR, SCHEMA, STATEMENT } from "./tables.ts";

const item = ({ pos, ...shown }: Row) => shown;

/** What was stated. */
export const evidence: IndexedDomain = {
  name: "evidence",
  tables: [SCHEMA, STATEMENT, ANCHOR],
  projections: [
    attestationsProjection,
    projection(fingerprintsContract, { fingerprint: ["key"], reference: ["ref"] }, {}),
  ],
  routes: ROUTES,
  answers: {
    schemas: { table: SCHEMA, item },
    schema: { table: SCHEMA, item },
    statements: { table: STATEMENT, item },
    statement: { table: STATEMENT, item },
    anchors: { table: ANCHOR, item },
  },
};
