import { termsFrom } from "../../sdk/data/model/agreement/terms-from.ts";
import type { AgreementState } from "../../sdk/data/model/states.ts";
import { agreementLine } from "../../sdk/data/screens/agreement-line.ts";
import { orNothing } from "../project/values.ts";
import type { Answers, Asked } from "../serve/answers.ts";
import { equalTo } from "../serve/page.ts";
import type { Condition } from "../store/reader.ts";
import type { Row, RowOf } from "../store/table.ts";
import { AGREEMENT, COMPUTATION, RESOURCE } from "./tables.ts";

type Agreement = RowOf<typeof AGREEMENT>;

const resource = { table: RESOURCE, item: ({ pos, ...shown }: Row) => shown };

const computation = { table: COMPUTATION, item: ({ pos, ...shown }: Row) => shown };

const RECORDED: readonly AgreementState[] = ["Requested", "Offered", "Agreed", "Active", "Suspended"];

/** With what follows from time and number, as the contract says it. */
function stateAt({ state, end, uses, maxUses }: Agreement, time: number): Exclude<AgreementState, "None"> {
  if (state === "None" || !RECORDED.includes(state)) return state as Exclude<AgreementState, "None">;
  if (time > end) return "Expired";
  return uses === maxUses ? "UsedUp" : state;
}

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

/** States that follow from time and number are not in the rows: they are told by those. */
function agreementsWhere(asked: Asked): Condition[] {
  const { state, ...others } = asked.parameters;
  const rest = equalTo({ ...asked, parameters: others });
  if (state === undefined) return rest;
  if (state === "Expired") return [...rest, ["end", "<", asked.asOf.time], ...RUNNING];
  if (state === "UsedUp") return [...rest, ["end", ">=", asked.asOf.time], ["left", "=", 0], ...RUNNING];
  if (!RECORDED.includes(state as AgreementState)) return [...rest, ["state", "=", state]];
  return [...rest, ["state", "=", state], ["end", ">=", asked.asOf.time], ["left", ">", 0]];
}

const OVER: readonly AgreementState[] = ["Countered", "Terminated", "Retired", "Revoked"];
const RUNNING: readonly Condition[] = OVER.map((each) => ["state", "!=", each]);

export const answers: Answers = {
  resources: resource,
  resource,
  agreements: { ...agreement, where: agreementsWhere },
  agreement,
  computations: computation,
  computation,
};
