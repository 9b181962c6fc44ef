import { sdkError } from "../../sdk/core/errors.ts";
import type { Answers, Asked, MadePage } from "../serve/answers.ts";
import { equalTo, type PageQuestion, pageOf, placeIn, placeText } from "../serve/page.ts";
import { maySee } from "../serve/viewer.ts";
import type { Condition } from "../store/reader.ts";
import type { Row, RowOf } from "../store/table.ts";
import { BANK_OBLIGATION, CLEARING_CLAIM, CLEARING_DEFAULT, CYCLE, CYCLE_POSITION, OBLIGATION } from "./tables.ts";

type Cycle = RowOf<typeof CYCLE>;
type Position = RowOf<typeof CYCLE_POSITION>;

/** Members of a cycle at most. */
const MOST_MEMBERS = 64;

/** A line with some of its fields withheld. */
function without<T extends object>(line: T, names: readonly (keyof T & string)[]) {
  return { ...line, ...Object.fromEntries(names.map((name) => [name, null])), withheld: names };
}

/** Who brings a cycle's obligations together sees all of it, and so does a regulator. */
const seesAll = ({ viewer }: Asked, { operator }: Cycle): boolean => maySee(viewer, [operator]);
const isMember = ({ viewer }: Asked, { members }: Cycle): boolean => maySee(viewer, members);

/** Sums tell what others owe: a member has its own position. */
const SUMS = ["gross", "net", "obligations"] as const;
const AMONG_MEMBERS = [...SUMS, "members", "pairCaps", "missing", "covered"] as const;

const cycle = {
  table: CYCLE,
  async item(row: Row, asked: Asked) {
    const { pos, ...shown } = row as Cycle;
    const state = shown.state === "Open" && asked.asOf.time > shown.closesAt ? "Closed" : shown.state;
    const net = (await positionsOf(asked, shown.cycle))
      .map((each) => BigInt(each.net))
      .reduce((sum, each) => (each > 0n ? sum + each : sum), 0n);
    const whole = { ...shown, state, net: `${net}`, withheld: [] };
    if (seesAll(asked, row as Cycle)) return whole;
    return without(whole, isMember(asked, row as Cycle) ? SUMS : AMONG_MEMBERS);
  },
};

const positionsOf = ({ read }: Asked, id: string): Promise<Position[]> =>
  read.select(CYCLE_POSITION, { where: [["cycle", "=", id]], order: ["place"], limit: MOST_MEMBERS });

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

/** What all of a cycle signed is for all of them; what a bank owes, for itself. */
const RISKS = ["bank", "account", "joined", "netDebitCap", "collateral", "fund"] as const;
const SIDES = ["owes", "isOwed", "net", "paid", "isDefaulter"] as const;

async function positionsPage(asked: Asked, page: PageQuestion): Promise<MadePage> {
  const found = await cycleAsked(asked);
  const item = (row: Row) => {
    const { cycle: _, ...shown } = row as Position;
    const whole = { ...shown, withheld: [] };
    if (seesAll(asked, found) || maySee(asked.viewer, [shown.bank])) return whole;
    return without(whole, isMember(asked, found) ? SIDES : [...RISKS, ...SIDES]);
  };
  return pageOf({ table: CYCLE_POSITION, order: ["place"], item }, asked, page);
}

const TERMS = ["debtor", "creditor", "amount", "number"] as const;

async function obligationsPage(asked: Asked, page: PageQuestion): Promise<MadePage> {
  const found = await cycleAsked(asked);
  const isShown = seesAll(asked, found);
  const item = (row: Row) => {
    const { cycle: _, pos, isOut, ...shown } = row as RowOf<typeof OBLIGATION>;
    const over = found.state === "Settled" ? "Settled" : "InCycle";
    const whole = { ...shown, state: isOut || found.state === "Failed" ? "Returned" : over, withheld: [] };
    return isShown || maySee(asked.viewer, [shown.debtor, shown.creditor]) ? whole : without(whole, TERMS);
  };
  if (isShown || !isMember(asked, found)) return pageOf({ table: OBLIGATION, order: ["seq"], item }, asked, page);
  return ownObligations(asked, page, item);
}

/** By the index of its bank: it does not look through those of the others. */
async function ownObligations(asked: Asked, { after, limit }: PageQuestion, item: (row: Row) => unknown) {
  const { read, viewer, parameters } = asked;
  const bank = viewer.kind === "member" ? viewer.org : 0;
  const where: Condition[] = [
    ["cycle", "=", parameters.cycle],
    ["bank", "=", bank],
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
    const whole = { ...shown, withheld: [] };
    if (found && (seesAll(asked, found) || maySee(asked.viewer, [shown.bank]))) return whole;
    if (!found || !isMember(asked, found)) return without(whole, ["bank", "collateral", "fund", "shares"]);
    // Of those who paid for it, each has its own share.
    const own = shown.shares.filter(({ bank }) => maySee(asked.viewer, [bank]));
    return { ...without(whole, ["collateral", "fund"]), shares: own };
  },
};

const clearingClaims = {
  table: CLEARING_CLAIM,
  item(row: Row, { viewer }: Asked) {
    const { pos, ...shown } = row as RowOf<typeof CLEARING_CLAIM>;
    const whole = { ...shown, withheld: [] };
    return maySee(viewer, [shown.debtor, shown.creditor])
      ? whole
      : without(whole, ["debtor", "creditor", "arisen", "paid"]);
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
