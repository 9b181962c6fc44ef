import { ROUTES } from "../../sdk/custody/query/routes.ts";
import type { IndexedDomain } from "../domain.ts";
import { keyOfText } from "../project/values.ts";
import type { Asked } from "../serve/answers.ts";
import { equalTo } from "../serve/page.ts";
import type { Condition } from "../store/reader.ts";
import { actsOf } from "./acts.ts";
import { custodyProjection, profilesProjection } from "./custody.ts";
import { keepEpcisEvents } from "./epcis/keep-events.ts";
import { serveEpcis } from "./epcis/serve.ts";
import { EPCIS_CAPTURE, EPCIS_DONE, EPCIS_EVENT, EPCIS_NAMED, EPCIS_QUERY, EPCIS_TERM } from "./epcis/tables.ts";
import { BALANCE, PROFILE, TRANSFORMED, UNIT, UNIT_ACT } from "./tables.ts";

const IN_HAND: Condition = ["isInHand", "=", true];
const BY_DEADLINE = ["dueAt", "pos", "unit"];

const identified = (asked: Asked): Condition[] =>
  equalTo(asked).map(([name, ...is]) =>
    name === "identifier" ? ["identifierKey", "=", keyOfText(String(is[1]))] : ([name, ...is] as Condition),
  );

/** Outermost units whose clock runs and is over: those are their own root, and what is packed is as late as that. */
function overdue({ parameters, asOf }: Asked): Condition[] {
  const { at = asOf.time, custodian } = parameters;
  const late: Condition[] = [["dueAt", ">", 0], ["dueAt", "<", at], IN_HAND];
  return custodian === undefined ? late : [...late, ["custodian", "=", custodian]];
}

/** Outermost units that somebody has in hand: what has ended is not, and what is packed goes with what it is in. */
function inHand({ parameters, asOf }: Asked): Condition[] {
  const { custodian, phase, hasDeadline, within } = parameters;
  const held: Condition[] = [IN_HAND];
  if (phase !== undefined) held.push(["phase", "=", phase]);
  if (custodian !== undefined) held.push(["custodian", "=", custodian]);
  if (hasDeadline === true) held.push(["dueAt", ">", 0]);
  if (within !== undefined) held.push(["dueAt", ">=", asOf.time], ["dueAt", "<=", asOf.time + Number(within)]);
  return held;
}

/** What is in whose hands. */
export const custody: IndexedDomain = {
  name: "custody",
  tables: [PROFILE, UNIT, UNIT_ACT, BALANCE, TRANSFORMED, EPCIS_EVENT, EPCIS_NAMED, EPCIS_TERM, EPCIS_DONE],
  lasting: [EPCIS_QUERY, EPCIS_CAPTURE],
  projections: [custodyProjection, profilesProjection],
  routes: ROUTES,
  answers: {
    units: { table: UNIT, where: identified, item: (row) => row },
    unit: { table: UNIT, item: (row) => row },
    unitActs: { make: actsOf },
    inventory: {
      table: BALANCE,
      where: (asked) => [...equalTo(asked), ["wasTaken", "=", true]],
      order: ["org", "site", "flow", "class"],
      item: (row) => row,
    },
    overdue: { table: UNIT, where: overdue, order: BY_DEADLINE, item: (row) => row },
    unitsInHand: { table: UNIT, where: inHand, order: BY_DEADLINE, item: (row) => row },
    profiles: { table: PROFILE, item: (row) => row },
  },
  serve: serveEpcis,
  work: keepEpcisEvents,
};
