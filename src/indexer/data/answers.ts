import { termsFrom } from "../../sdk/data/model/agreement/terms-from.ts";
import type { AgreementState } from "../../sdk/data/model/states.ts";
import { agreementLine } from "../../sdk/data/screens/agreement-line.ts";
import { orNothing } from "../project/values.ts";
import type { Answers, Asked, MadePage } from "../serve/answers.ts";
import { equalTo, type PageQuestion, pageOf } from "../serve/page.ts";
import type { Condition } from "../store/reader.ts";
import type { Row, RowOf } from "../store/table.ts";
import { AGREEMENT, COMPUTATION, RESOURCE } from "./tables.ts";

type Agreement = RowOf<typeof AGREEMENT>;

const resource = { table: RESOURCE, item: (row: Row) => row };

const computation = { table: COMPUTATION, item: (row: Row) => row };

/** With what follows from the time, as the contract says it. */
const stateAt = ({ standing, isRunning, end }: Agreement, time: number) =>
  (isRunning && time > end ? "Expired" : standing) as Exclude<AgreementState, "None">;

const agreement = {
  table: AGREEMENT,
  item(row: Row, { asOf }: Asked) {
    const found = row as Agreement;
    const { terms: plain, history, accesses, block, transaction, uses } = found;
    const numbers = Object.entries(plain).map(([name, value]) => {
      return [name, typeof value === "string" && /^\d+$/.test(value) ? BigInt(value) : value];
    });
    const terms = termsFrom(Object.fromEntries(numbers));
    const line = agreementLine({ agreement: found.agreement, state: stateAt(found, asOf.time), terms, uses });
    const { offer, previous } = plain;
    return { ...line, offer, previous: orNothing(previous), history, accesses, block, transaction };
  },
};

/** Those that the time ends. */
const ENDS: readonly AgreementState[] = ["Requested", "Offered", "Agreed", "Active", "Suspended", "UsedUp"];

/** That one is expired follows from the time, and is in no row: those of a state are in the order of their ends, which has the others beyond. */
function agreements(asked: Asked, page: PageQuestion): Promise<MadePage> {
  const { state, ...others } = asked.parameters;
  const rest = equalTo({ ...asked, parameters: others });
  if (state === undefined) return pageOf({ ...agreement, where: () => rest }, asked, page);
  const of_: Condition[] =
    state === "Expired"
      ? [
          ["isRunning", "=", true],
          ["end", "<", asked.asOf.time],
        ]
      : [
          ["standing", "=", state],
          ...(ENDS.includes(state as AgreementState) ? [["end", ">=", asked.asOf.time] as const] : []),
        ];
  return pageOf({ ...agreement, where: () => [...rest, ...of_], order: ["end", "pos", "agreement"] }, asked, page);
}

export const answers: Answers = {
  resources: resource,
  resource,
  agreements: { make: agreements },
  agreement,
  computations: computation,
  computation,
};
