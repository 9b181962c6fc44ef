import { sdkError } from "../../sdk/core/errors.ts";
import { dateText } from "../../sdk/settlement/model/dates.ts";
import { hasUnits } from "../ledger/holders.ts";
import { listOfParties } from "../parties/parties.ts";
import { HOLDING, INSTRUMENT, LIEN, LOT_HISTORY, LOT_PARTY } from "../ledger/tables.ts";
import type { Answers, Asked, MadePage } from "../serve/answers.ts";
import { type PageQuestion, pageOf } from "../serve/page.ts";
import { isOf } from "../serve/viewer.ts";
import { requireParty, shownTo } from "../serve/withhold.ts";
import type { Row, RowOf } from "../store/table.ts";
import { deadlinesOf } from "./deadlines.ts";
import { BILL, BILL_CLAIM, BILL_GUARANTEE, BILL_LOT } from "./tables.ts";

type Bill = RowOf<typeof BILL>;
type History = RowOf<typeof LOT_HISTORY>;

const thingOf = (bill: string): string => `bill:${bill}`;
const dateOf = (day: number | null): string | null => (day === null ? null : dateText(day));

/** Whom it names, to whom a lot of it came or is pledged, and who guarantees it. */
async function isPartyTo(asked: Asked, bill: Bill): Promise<boolean> {
  const { viewer, read } = asked;
  const { drawer, acceptor, payee } = bill.terms;
  if (isOf(viewer, [drawer, acceptor, payee])) return true;
  if (viewer.kind !== "member" || bill.root === null) return false;
  if ((await read.get(LOT_PARTY, { root: bill.root, org: viewer.org })) !== undefined) return true;
  return (await guarantees(asked, bill)) || hasUnits(asked, bill.root);
}

async function guarantees({ viewer, read }: Asked, { bill }: Pick<Bill, "bill">): Promise<boolean> {
  if (viewer.kind !== "member") return false;
  const all = await read.select(BILL_GUARANTEE, { where: [["bill", "=", bill]], order: ["pos"], limit: 1_000 });
  return all.some(({ guarantor }) => guarantor === viewer.org);
}

/** Drawer and acceptor, who answers for the lot, has it or lends against it: who has another part is told nothing of it. */
async function isPartyToLot(asked: Asked, bill: Bill, { instrument, org, steps }: History): Promise<boolean> {
  const { viewer, read } = asked;
  const { drawer, acceptor } = bill.terms;
  if (isOf(viewer, [drawer, acceptor, org, ...steps.flatMap(({ from, to }) => [from, to])])) return true;
  if (viewer.kind !== "member") return false;
  const where = [
    ["instrument", "=", instrument],
    ["org", "=", viewer.org],
  ] as const;
  const liens = await read.select(LIEN, { where, order: ["instrument", "owner", "slot"], limit: 1 });
  return liens.length > 0 || guarantees(asked, bill);
}

const BILL_NAMES = ["terms", "notTransferable", "acceptBy", "lastDay", "open", "conditional"] as const;

const bill = {
  table: BILL,
  async item(row: Row, asked: Asked) {
    const found = row as Bill;
    const { pos, root, ...shown } = found;
    const line = { ...shown, instrument: root, lastDay: dateOf(shown.lastDay) };
    const isParty = await isPartyTo(asked, found);
    return shownTo(asked, line, { thing: thingOf(found.bill), names: BILL_NAMES, isParty });
  },
};

/** Lists within a bill: who has a part is told nothing of the others' but their number. @throws `NOT_FOUND`, `INDEX_WITHHELD`. */
const within =
  (list: (asked: Asked, page: PageQuestion, found: Bill) => Promise<MadePage>) =>
  async (asked: Asked, page: PageQuestion): Promise<MadePage> => {
    const id = String(asked.parameters.bill);
    const found = await asked.read.get(BILL, { bill: id });
    if (found === undefined) throw sdkError("NOT_FOUND", `there is no bill ${id}`, { bill: id });
    requireParty(asked, thingOf(id), await isPartyTo(asked, found));
    return list(asked, page, found);
  };

const LOT_NAMES = [
  "amount",
  "holder",
  "org",
  "pledged",
  "steps",
  "state",
  "late",
  "presentedOn",
  "answerBy",
  "refusedOn",
  "refusedBy",
  "reason",
  "base",
  "interestFrom",
  "rank",
  "costs",
] as const;

const NOT_PRESENTED = {
  state: "Open",
  late: false,
  presentedOn: null,
  answerBy: null,
  refusedOn: null,
  refusedBy: null,
  reason: null,
  base: null,
  interestFrom: null,
  rank: 0,
  costs: "0",
} as const;

function lotItem(found: Bill) {
  return async (row: Row, asked: Asked) => {
    const lot = row as History;
    const { instrument, holder, org, block, transaction } = lot;
    const {
      pos,
      bill: _,
      round,
      ...kept
    } = (await asked.read.get(BILL_LOT, { instrument })) ?? {
      ...NOT_PRESENTED,
      pos: 0,
      bill: "",
      round: 0,
    };
    const { face: amount = "0" } = (await asked.read.get(INSTRUMENT, { instrument })) ?? {};
    const { pledged = "0" } = (await asked.read.get(HOLDING, { instrument, holder })) ?? {};
    const steps = lot.steps.map(({ isMarked, ...step }) => step);
    const { presentedOn, answerBy, refusedOn, interestFrom } = kept;
    const days = {
      presentedOn: dateOf(presentedOn),
      answerBy: dateOf(answerBy),
      refusedOn: dateOf(refusedOn),
      interestFrom: dateOf(interestFrom),
    };
    const line = { ...kept, ...days, instrument, amount, holder, org, pledged, steps, block, transaction };
    const isParty = await isPartyToLot(asked, found, lot);
    return shownTo(asked, line, { thing: thingOf(found.bill), names: LOT_NAMES, isParty });
  };
}

async function lots(asked: Asked, page: PageQuestion, found: Bill): Promise<MadePage> {
  const where = () => [["root", "=", found.root ?? "0"]] as const;
  return pageOf({ table: LOT_HISTORY, order: ["pos", "instrument"], where, item: lotItem(found) }, asked, page);
}

const GUARANTEE_NAMES = ["party", "guarantor"] as const;

async function guaranteesPage(asked: Asked, page: PageQuestion, found: Bill): Promise<MadePage> {
  const isParty = await isPartyTo(asked, found);
  const item = (row: Row) => {
    const { pos, ...shown } = row as RowOf<typeof BILL_GUARANTEE>;
    return shownTo(asked, shown, { thing: thingOf(found.bill), names: GUARANTEE_NAMES, isParty });
  };
  return pageOf({ table: BILL_GUARANTEE, item }, asked, page);
}

const CLAIM_NAMES = ["claimant", "target", "party", "costs", "paid", "interest"] as const;

async function claimsPage(asked: Asked, page: PageQuestion, found: Bill): Promise<MadePage> {
  const item = async (row: Row) => {
    const { pos, round, rank, ...shown } = row as RowOf<typeof BILL_CLAIM>;
    const lot = await asked.read.get(LOT_HISTORY, { instrument: shown.instrument });
    const isParty = lot !== undefined && (await isPartyToLot(asked, found, lot));
    return shownTo(asked, shown, { thing: thingOf(found.bill), names: CLAIM_NAMES, isParty });
  };
  return pageOf({ table: BILL_CLAIM, item }, asked, page);
}

const DEADLINE_NAMES = ["orgs", "day", "dueAt", "isOver"] as const;

async function deadlines(asked: Asked, _: PageQuestion, found: Bill): Promise<MadePage> {
  const items = [];
  for (const { line, lot } of await deadlinesOf(asked, found)) {
    const isParty = await (lot === null ? isPartyTo(asked, found) : isPartyToLot(asked, found, lot));
    items.push(shownTo(asked, line, { thing: thingOf(found.bill), names: DEADLINE_NAMES, isParty }));
  }
  return { items, next: null };
}

export const answers: Answers = {
  bills: listOfParties("bill", bill),
  bill,
  billLots: { make: within(lots) },
  billGuarantees: { make: within(guaranteesPage) },
  billClaims: { make: within(claimsPage) },
  billDeadlines: { make: within(deadlines) },
};
