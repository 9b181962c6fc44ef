import { HOLDING, INSTRUMENT } from "../ledger/tables.ts";
import { ACCOUNT } from "../members/tables.ts";
import type { Answers, Asked, MadePage } from "../serve/answers.ts";
import { type PageQuestion, placeIn, placeText } from "../serve/page.ts";
import { maySee } from "../serve/viewer.ts";
import { sdkError } from "../../sdk/core/errors.ts";
import type { Reader } from "../store/reader.ts";
import type { Row, RowOf } from "../store/table.ts";
import { RECEIVABLE } from "./tables.ts";

type Receivable = RowOf<typeof RECEIVABLE>;
type Holding = RowOf<typeof HOLDING>;

/** Who owes whom, and how much, is for those who have to do with it. */
const WITHHELD = [
  "creditor",
  "obligor",
  "guarantor",
  "face",
  "cash",
  "dueDate",
  "paymentDate",
  "paid",
  "redeemed",
  "documents",
] as const;
/** Lots and holders that are looked at to know whether an asker is among them. */
const MOST = 1_000;

const receivable = {
  table: RECEIVABLE,
  async item(row: Row, asked: Asked) {
    const { pos, ...shown } = row as Receivable;
    const { paid = null, redeemed = null } =
      shown.instrument === null ? {} : ((await asked.read.get(INSTRUMENT, { instrument: shown.instrument })) ?? {});
    const whole = { ...shown, paid, redeemed, withheld: [] };
    if (await isParty(asked, row as Receivable)) return whole;
    return { ...whole, ...Object.fromEntries(WITHHELD.map((name) => [name, null])), withheld: WITHHELD };
  },
};

async function isParty({ viewer, read }: Asked, row: Receivable): Promise<boolean> {
  if (viewer.kind === "public") return false;
  if (maySee(viewer, [row.creditor, row.obligor, row.guarantor])) return true;
  const holdings = row.instrument === null ? [] : await holdingsOf(read, row.instrument);
  for (const { holder } of holdings) {
    if (maySee(viewer, [(await read.get(ACCOUNT, { account: holder }))?.org ?? null])) return true;
  }
  return false;
}

/** Those of the instrument itself, and of every lot that was divided from it. */
async function holdingsOf(read: Reader, instrument: string): Promise<Holding[]> {
  const where = [["root", "=", instrument]] as const;
  const lots = await read.select(INSTRUMENT, { where, order: ["pos", "instrument"], limit: MOST });
  const found: Holding[] = [];
  for (const lot of lots) {
    const of_ = [
      ["instrument", "=", lot.instrument],
      ["amount", ">", "0"],
    ] as const;
    found.push(...(await read.select(HOLDING, { where: of_, order: ["instrument", "holder"], limit: MOST })));
  }
  return found;
}

/** Who holds the units of a receivable, lot by lot. */
async function holdersPage(asked: Asked, { after, limit }: PageQuestion): Promise<MadePage> {
  const { read, parameters } = asked;
  const name = String(parameters.receivable);
  const row = await read.get(RECEIVABLE, { receivable: name });
  if (row === undefined) throw sdkError("NOT_FOUND", `there is no receivable ${name}`, { receivable: name });
  const all = row.instrument === null ? [] : await holdingsOf(read, row.instrument);
  const from = after === undefined ? 0 : Number(placeIn(after, 1)[0]);
  const isShown = await isParty(asked, row);
  const items: unknown[] = [];
  for (const { instrument, holder, amount, pledged } of all.slice(from, from + limit)) {
    const { parent = null } = (await read.get(INSTRUMENT, { instrument })) ?? {};
    const org = (await read.get(ACCOUNT, { account: holder }))?.org ?? null;
    const shown = { holder, org, amount, pledged };
    const hidden = Object.fromEntries(Object.keys(shown).map((each) => [each, null]));
    items.push({ instrument, parent, ...(isShown ? shown : hidden), withheld: isShown ? [] : Object.keys(shown) });
  }
  return { items, next: from + limit < all.length ? placeText([from + limit]) : null };
}

export const answers: Answers = { receivables: receivable, receivable, receivableHolders: { make: holdersPage } };
