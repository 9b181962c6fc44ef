import { sdkError } from "../../sdk/core/errors.ts";
import { hasUnits, holdersOf, ofInstrument } from "../ledger/holders.ts";
import { listOfParties } from "../parties/parties.ts";
import { INSTRUMENT, LIEN } from "../ledger/tables.ts";
import { ACCOUNT } from "../members/tables.ts";
import type { Answers, Asked, MadePage } from "../serve/answers.ts";
import { type PageQuestion, pageOf } from "../serve/page.ts";
import { isOf } from "../serve/viewer.ts";
import { requireParty, shownTo } from "../serve/withhold.ts";
import type { Row, RowOf } from "../store/table.ts";
import { RECEIVABLE } from "./tables.ts";

type Receivable = RowOf<typeof RECEIVABLE>;

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

const thingOf = ({ receivable }: Receivable): string => `receivable:${receivable}`;

const receivable = {
  table: RECEIVABLE,
  async item(row: Row, asked: Asked) {
    const found = row as Receivable;
    const { pos, ...shown } = found;
    const { paid = null, redeemed = null } =
      shown.instrument === null ? {} : ((await asked.read.get(INSTRUMENT, { instrument: shown.instrument })) ?? {});
    const isParty = await isPartyTo(asked, found);
    return shownTo(asked, { ...shown, paid, redeemed }, { thing: thingOf(found), names: WITHHELD, isParty });
  },
};

/** Who agreed to it, and whom it concerns now. */
async function isPartyTo(asked: Asked, row: Receivable): Promise<boolean> {
  return isOf(asked.viewer, [row.creditor]) || concerns(asked, row);
}

/** Obligor and guarantor, who holds units of it or of a lot of it, and who has them as a pledge: a creditor that sold all is none of them. */
async function concerns(asked: Asked, row: Receivable): Promise<boolean> {
  return isOf(asked.viewer, [row.obligor, row.guarantor]) || hasUnits(asked, row.instrument);
}

async function receivableAsked({ read, parameters }: Asked): Promise<Receivable> {
  const name = String(parameters.receivable);
  const found = await read.get(RECEIVABLE, { receivable: name });
  if (found === undefined) throw sdkError("NOT_FOUND", `there is no receivable ${name}`, { receivable: name });
  return found;
}

/** Who holds the units of a receivable, lot by lot. */
async function holdersPage(asked: Asked, page: PageQuestion): Promise<MadePage> {
  const found = await receivableAsked(asked);
  const isParty = await concerns(asked, found);
  return holdersOf(asked, page, { root: found.instrument, thing: thingOf(found), isParty });
}

/** What of its units cannot be moved, and why. */
async function liensPage(asked: Asked, page: PageQuestion): Promise<MadePage> {
  const found = await receivableAsked(asked);
  const isParty = await concerns(asked, found);
  requireParty(asked, thingOf(found), isParty);
  const item = async (row: Row) => {
    const { root, pos, slot, org, ...shown } = row as RowOf<typeof LIEN>;
    const ownerOrg = (await asked.read.get(ACCOUNT, { account: shown.owner }))?.org ?? null;
    const names = ["owner", "ownerOrg", "by", "amount", "reason", "enforceableFrom"] as const;
    return shownTo(asked, { ...shown, ownerOrg, by: org }, { thing: thingOf(found), names, isParty });
  };
  const where = () => ofInstrument(found.instrument);
  return pageOf({ table: LIEN, order: ["pos", "instrument", "owner", "slot"], where, item }, asked, page);
}

export const answers: Answers = {
  receivables: listOfParties("receivable", receivable),
  receivable,
  receivableHolders: { make: holdersPage },
  receivableLiens: { make: liensPage },
};
