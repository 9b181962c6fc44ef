import { ROUTES } from "../../sdk/custody/query/routes.ts";
import type { IndexedDomain } from "../domain.ts";
import { keyOfText } from "../project/values.ts";
import type { Asked } from "../serve/answers.ts";
import { equalTo } from "../serve/page.ts";
import type { Condition } from "../store/reader.ts";
import type { Row } from "../store/table.ts";
import { actsOf } from "./acts.ts";
import { custodyProjection, profilesProjection } from "./custody.ts";
import { keepEpcisEvents } from "./epcis/keep-events.ts";
import { serveEpcis } from "./epcis/serve.ts";
import { EPCIS_CAPTURE, EPCIS_DONE, EPCIS_EVENT, EPCIS_NAMED, EPCIS_QUERY, EPCIS_TERM } from "./epcis/tables.ts";
import { BALANCE, PROFILE, TRANSFORMED, UNIT, UNIT_ACT } from "./tables.ts";

const unitItem = ({ pos, isOwnRecalled, contents, identifierKey, ...shown }: Row) => shown;

const identified = (asked: Asked): Condition[] =>
  equalTo(asked).map(([name, ...is]) =>
    name === "identifier" ? ["identifierKey", "=", keyOfText(String(is[1]))] : ([name, ...is] as Condition),
  );

/** Outermost units whose clock runs and is over: those are their own root, and what is packed is as late as that. */
function overdue({ parameters, asOf }: Asked): Condition[] {
  const { at = asOf.time, custodian } = parameters;
  const late: Condition[] = [
    ["dueAt", ">", 0],
    ["dueAt", "<", at],
    ["parent", "=", null],
    ["phase", "!=", "Transformed"],
    ["phase", "!=", "Destroyed"],
    ["phase", "!=", "Lost"],
  ];
  return custodian === undefined ? late : [...late, ["custodian", "=", custodian]];
}

/** What is in whose hands. */
export const custody: IndexedDomain = {
  name: "custody",
  tables: [PROFILE, UNIT, UNIT_ACT, BALANCE, TRANSFORMED, EPCIS_EVENT, EPCIS_NAMED, EPCIS_TERM, EPCIS_DONE],
  lasting: [EPCIS_QUERY, EPCIS_CAPTURE],
  projections: [custodyProjection, profilesProjection],
  routes: ROUTES,
  answers: {
    units: { table: UNIT, where: identified, item: unitItem },
    unit: { table: UNIT, item: unitItem },
    unitActs: { make: actsOf },
    inventory: {
      table: BALANCE,
      where: (asked) => [...equalTo(asked), ["taken", "!=", "0"]],
      order: ["org", "site", "flow", "class"],
      item: (row) => row,
    },
    overdue: { table: UNIT, where: overdue, order: ["dueAt", "pos", "unit"], item: unitItem },
    profiles: { table: PROFILE, item: ({ pos, ...shown }) => shown },
  },
  serve: serveEpcis,
  work: keepEpcisEvents,
};
