import { sdkError } from "../../sdk/core/errors.ts";
import { dateText } from "../../sdk/settlement/model/dates.ts";
import type { Answers, Asked, MadePage } from "../serve/answers.ts";
import { type PageQuestion, pageOf } from "../serve/page.ts";
import { isOf, orgOf } from "../serve/viewer.ts";
import { requireParty, shownTo } from "../serve/withhold.ts";
import type { Row, RowOf } from "../store/table.ts";
import { dayOf, type Facility, interestOn } from "./books.ts";
import { deadlinesOf } from "./deadlines.ts";
import { FACILITY, FACILITY_PAYEE, PURPOSE_PAYMENT } from "./tables.ts";

type Payment = RowOf<typeof PURPOSE_PAYMENT>;

const thingOf = (facility: string): string => `facility:${facility}`;

/** Lender and borrower. */
const isParty = ({ viewer }: Asked, { terms }: Facility): boolean => isOf(viewer, [terms.lender, terms.borrower]);

/** Who is paid is told of its own payments alone, and of nothing else of the facility. */
const isPartyTo = (asked: Asked, facility: Facility, payment: Payment): boolean =>
  isParty(asked, facility) || isOf(asked.viewer, [payment.payeeOrg]);

/** Whether the asker has a part in a facility: lender, borrower, or somebody who is paid or can be. */
async function hasPart(asked: Asked, facility: Facility): Promise<boolean> {
  const { viewer, read } = asked;
  if (viewer.kind !== "member" || isParty(asked, facility)) return viewer.kind === "member";
  for (const [table, name] of [
    [PURPOSE_PAYMENT, "payeeOrg"],
    [FACILITY_PAYEE, "org"],
  ] as const) {
    const where = [
      ["facility", "=", facility.facility],
      [name, "=", orgOf(viewer)],
    ] as const;
    if ((await read.select(table, { where, order: ["pos"], limit: 1 })).length > 0) return true;
  }
  return false;
}

const FACILITY_NAMES = [
  "terms",
  "drawn",
  "unspent",
  "reserved",
  "asked",
  "lines",
  "related",
  "owed",
  "cureUntil",
  "breachEvidence",
  "evidenceBy",
] as const;

const facility = {
  table: FACILITY,
  item(row: Row, asked: Asked) {
    const found = row as Facility;
    const { pos, utcOffset, principal, products, interestFrom, interestPaid, fee, ...shown } = found;
    const day = Math.max(interestFrom, dayOf(found, asked.asOf.time));
    const owed = { day: dateText(day), principal, interest: interestOn(found, day), fee };
    const about = { thing: thingOf(found.facility), names: FACILITY_NAMES, isParty: isParty(asked, found) };
    return shownTo(asked, { ...shown, owed }, about);
  },
};

/** Lists within a facility: who has a part is told nothing of the others' but their number. @throws `NOT_FOUND`, `INDEX_WITHHELD`. */
const within =
  (list: (asked: Asked, page: PageQuestion, found: Facility) => Promise<MadePage>) =>
  async (asked: Asked, page: PageQuestion): Promise<MadePage> => {
    const id = String(asked.parameters.facility);
    const found = await asked.read.get(FACILITY, { facility: id });
    if (found === undefined) throw sdkError("NOT_FOUND", `there is no facility ${id}`, { facility: id });
    requireParty(asked, thingOf(id), await hasPart(asked, found));
    return list(asked, page, found);
  };

const PAYMENT_NAMES = [
  "request",
  "payeeOrg",
  "answerBy",
  "made",
  "reason",
  "evidence",
  "returningAt",
  "endedAt",
] as const;

async function payments(asked: Asked, page: PageQuestion, found: Facility): Promise<MadePage> {
  const item = (row: Row) => {
    const { pos, ...shown } = row as Payment;
    const about = { thing: thingOf(found.facility), names: PAYMENT_NAMES };
    return shownTo(asked, shown, { ...about, isParty: isPartyTo(asked, found, row as Payment) });
  };
  return pageOf({ table: PURPOSE_PAYMENT, item }, asked, page);
}

const PAYEE_NAMES = ["payee", "org", "from"] as const;

async function payees(asked: Asked, page: PageQuestion, found: Facility): Promise<MadePage> {
  const item = (row: Row) => {
    const { pos, ...shown } = row as RowOf<typeof FACILITY_PAYEE>;
    const isTold = isParty(asked, found) || isOf(asked.viewer, [shown.org]);
    return shownTo(asked, shown, { thing: thingOf(found.facility), names: PAYEE_NAMES, isParty: isTold });
  };
  return pageOf({ table: FACILITY_PAYEE, item }, asked, page);
}

const DEADLINE_NAMES = ["orgs", "dueAt", "isOver"] as const;

async function deadlines(asked: Asked, _: PageQuestion, found: Facility): Promise<MadePage> {
  const items = (await deadlinesOf(asked, found)).map(({ line, payment }) => {
    const isTold = payment === null ? isParty(asked, found) : isPartyTo(asked, found, payment);
    return shownTo(asked, line, { thing: thingOf(found.facility), names: DEADLINE_NAMES, isParty: isTold });
  });
  return { items, next: null };
}

export const answers: Answers = {
  facilities: facility,
  facility,
  facilityPayments: { make: within(payments) },
  facilityPayees: { make: within(payees) },
  facilityDeadlines: { make: within(deadlines) },
};
