import { sdkError } from "../../sdk/core/errors.ts";
import type { Answers, Asked, MadePage } from "../serve/answers.ts";
import { equalTo, type PageQuestion, pageOf, placeIn, placeText } from "../serve/page.ts";
import { isOf, isRegulator, orgOf } from "../serve/viewer.ts";
import { requireParty, shownTo, without } from "../serve/withhold.ts";
import type { Condition } from "../store/reader.ts";
import type { Row, RowOf } from "../store/table.ts";
import { BANK_OBLIGATION, CLEARING_CLAIM, CLEARING_DEFAULT, CYCLE, CYCLE_POSITION, OBLIGATION } from "./tables.ts";

type Cycle = RowOf<typeof CYCLE>;
type Position = RowOf<typeof CYCLE_POSITION>;

/** Who brings a cycle's obligations together sees all of it. */
const isOperator = ({ viewer }: Asked, { operator }: Cycle): boolean => isOf(viewer, [operator]);
const isMember = ({ viewer }: Asked, { members }: Cycle): boolean => isOf(viewer, members);

/** Sums tell what others owe: a member has its own position. */
const SUMS = ["gross", "net", "obligations"] as const;
const AMONG_MEMBERS = [...SUMS, "members", "pairCaps", "missing", "covered"] as const;

const cycle = {
  table: CYCLE,
  item(row: Row, asked: Asked) {
    const found = row as Cycle;
    const { pos, ...shown } = found;
    const state = shown.state === "Open" && asked.asOf.time > shown.closesAt ? "Closed" : shown.state;
    const names = isMember(asked, found) ? SUMS : AMONG_MEMBERS;
    return shownTo(asked, { ...shown, state }, { thing: thingOf(found), names, isParty: isOperator(asked, found) });
  },
};

const thingOf = ({ cycle }: Pick<Cycle, "cycle">): string => `cycle:${cycle}`;

/** That an open one is closed is not in the rows. */
function cyclesWhere(asked: Asked): Condition[] {
  const { state, ...others } = asked.parameters;
  const rest = equalTo({ ...asked, parameters: others });
  if (state === "Closed") return [...rest, ["state", "=", "Open"], ["closesAt", "<", asked.asOf.time]];
  if (state === "Open") return [...rest, ["state", "=", "Open"], ["closesAt", ">=", asked.asOf.time]];
  return state === undefined ? rest : [...rest, ["state", "=", state]];
}

async function cycleAsked({ read, parameters }: Asked): Promise<Cycle> {
  const id = String(parameters.cycle);
  const found = await read.get(CYCLE, { cycle: id });
  if (found === undefined) throw sdkError("NOT_FOUND", `there is no cycle ${id}`, { cycle: id });
  return found;
}

/** The cycle whose lists are asked for. @throws `NOT_FOUND`, `INDEX_WITHHELD`. */
async function withinCycle(asked: Asked): Promise<Cycle> {
  const found = await cycleAsked(asked);
  requireParty(asked, thingOf(found), isOperator(asked, found) || isMember(asked, found));
  return found;
}

/** What all of a cycle signed is for all of them; what a bank owes, for itself. */
const RISKS = ["bank", "account", "joined", "netDebitCap", "collateral", "fund"] as const;
const SIDES = ["owes", "isOwed", "net", "paid", "isDefaulter"] as const;

async function positionsPage(asked: Asked, page: PageQuestion): Promise<MadePage> {
  const found = await withinCycle(asked);
  const item = (row: Row) => {
    const { cycle: _, ...shown } = row as Position;
    const isParty = isOperator(asked, found) || isOf(asked.viewer, [shown.bank]);
    const names = isMember(asked, found) ? SIDES : [...RISKS, ...SIDES];
    return shownTo(asked, shown, { thing: thingOf(found), names, isParty });
  };
  return pageOf({ table: CYCLE_POSITION, order: ["place"], item }, asked, page);
}

const TERMS = ["debtor", "creditor", "amount", "number"] as const;

async function obligationsPage(asked: Asked, page: PageQuestion): Promise<MadePage> {
  const found = await withinCycle(asked);
  const isWhole = isOperator(asked, found);
  const item = (row: Row) => {
    const { cycle: _, pos, isOut, ...shown } = row as RowOf<typeof OBLIGATION>;
    const over = found.state === "Settled" ? "Settled" : "InCycle";
    const whole = { ...shown, state: isOut || found.state === "Failed" ? "Returned" : over };
    const isParty = isWhole || isOf(asked.viewer, [shown.debtor, shown.creditor]);
    return shownTo(asked, whole, { thing: thingOf(found), names: TERMS, isParty });
  };
  if (isWhole || isRegulator(asked.viewer)) return pageOf({ table: OBLIGATION, order: ["seq"], item }, asked, page);
  return ownObligations(asked, page, item);
}

/** By the index of its bank: it does not look through those of the others. */
async function ownObligations(asked: Asked, { after, limit }: PageQuestion, item: (row: Row) => unknown) {
  const { read, viewer, parameters } = asked;
  const where: Condition[] = [
    ["cycle", "=", parameters.cycle],
    ["bank", "=", orgOf(viewer)],
  ];
  const from = after === undefined ? {} : { after: placeIn(after, 1) };
  const own = await read.select(BANK_OBLIGATION, { where, order: ["seq"], ...from, limit: limit + 1 });
  const items: unknown[] = [];
  for (const { cycle: id, seq } of own.slice(0, limit)) {
    const row = await read.get(OBLIGATION, { cycle: id, seq });
    if (row) items.push(item(row));
  }
  const last = own.length > limit ? own[limit - 1] : undefined;
  return { items, next: last === undefined ? null : placeText([last.seq]) };
}

const clearingDefaults = {
  table: CLEARING_DEFAULT,
  order: ["pos"],
  async item(row: Row, asked: Asked) {
    const { pos, ...shown } = row as RowOf<typeof CLEARING_DEFAULT>;
    const found = await asked.read.get(CYCLE, { cycle: shown.cycle });
    const isParty = isOf(asked.viewer, [shown.bank]) || (found !== undefined && isOperator(asked, found));
    const others = { thing: thingOf(shown), names: ["bank", "collateral", "fund", "shares"] as const, isParty };
    if (isParty || isRegulator(asked.viewer) || !found || !isMember(asked, found)) return shownTo(asked, shown, others);
    // Of those who paid for it, each has its own share.
    const own = shown.shares.filter(({ bank }) => isOf(asked.viewer, [bank]));
    return { ...without(shown, ["collateral", "fund"]), shares: own };
  },
};

const clearingClaims = {
  table: CLEARING_CLAIM,
  item(row: Row, asked: Asked) {
    const { pos, ...shown } = row as RowOf<typeof CLEARING_CLAIM>;
    const isParty = isOf(asked.viewer, [shown.debtor, shown.creditor]);
    const thing = `cash:${shown.cash.toLowerCase()}`;
    return shownTo(asked, shown, { thing, names: ["debtor", "creditor", "arisen", "paid"], isParty });
  },
};

export const answers: Answers = {
  cycles: { ...cycle, where: cyclesWhere },
  cycle,
  cyclePositions: { make: positionsPage },
  cycleObligations: { make: obligationsPage },
  clearingDefaults,
  clearingClaims,
};
