import type { IndexedCredit, IndexedCreditDeadline, IndexedPresentation } from "../sdk/query/credits.ts";

const hashOf = (digit: string): string => `0x${digit.repeat(64)}`;
const [APPLICANT, ISSUER, CONFIRMER, ADVISOR, BENEFICIARY] = [1, 2, 3, 4, 5];
/** 2 June 2025. */
const OPENED = 1_748_822_400;
const DAY = 86_400;
const WITHHELD = ["confirmed", "parent", "terms", "termsName", "live", "max", "available", "margin", "owed"] as const;

/** A credit as one of its parties is told of it. @param digit Of its id. */
export const creditRow = (digit: string): IndexedCredit => ({
  credit: hashOf(digit),
  state: "Advised",
  confirmed: true,
  parent: null,
  terms: {
    applicant: APPLICANT,
    applicantAccount: `0x${"a1".repeat(20)}`,
    issuer: ISSUER,
    advisor: ADVISOR,
    confirmer: CONFIRMER,
    nominated: 0,
    beneficiary: BENEFICIARY,
    beneficiaryAccount: `0x${"b1".repeat(20)}`,
    amount: "100000000",
    plusBps: 0,
    minusBps: 0,
    cash: `0x${"c1".repeat(20)}`,
    margin: "20000000",
    partialDrawings: true,
    transferable: false,
    availability: "Sight",
    tenorDays: 0,
    tenorFrom: "Sight",
    expiry: "2025-08-01",
    latestShipment: "2025-07-12",
    presentationDays: 21,
    calendar: hashOf("c"),
    confirmerCalendar: hashOf("c"),
    rules: "Ucp600",
    unitPrice: "0",
    insuranceBps: 0,
    goods: hashOf("d"),
    documents: hashOf("e"),
    parent: hashOf("0"),
    salt: hashOf("f"),
  },
  termsName: hashOf(digit),
  live: 1,
  max: "100000000",
  available: "40000000",
  margin: "20000000",
  owed: "0",
  outstanding: "0",
  released: "0",
  openedAt: OPENED,
  issuedAt: OPENED + DAY,
  advisedAt: OPENED + DAY,
  closedAt: null,
  withheld: [],
  block: 1,
  transaction: hashOf("9"),
});

/** The same as everybody else is told of it. */
export const withheldCreditRow = (digit: string): IndexedCredit => ({
  ...creditRow(digit),
  ...(Object.fromEntries(WITHHELD.map((name) => [name, null])) as Pick<IndexedCredit, (typeof WITHHELD)[number]>),
  outstanding: null,
  released: null,
  withheld: [...WITHHELD, "outstanding", "released"],
});

/** A clock of the credit with this digit. @param day Its last, undefined where it is withheld. */
export const deadlineRow = (
  digit: string,
  kind: IndexedCreditDeadline["kind"],
  day: string | undefined,
): IndexedCreditDeadline => ({
  kind,
  subject: hashOf(digit),
  orgs: day === undefined ? null : [ISSUER],
  day: day ?? null,
  dueAt: day === undefined ? null : Date.parse(`${day}T16:00:00Z`) / 1_000,
  isOver: day === undefined ? null : false,
  withheld: day === undefined ? ["orgs", "dueAt", "day", "isOver"] : [],
});

/** Documents that the issuer refused, under the credit with this digit. */
export const refusedRow = (digit: string): IndexedPresentation => ({
  presentation: hashOf("7"),
  credit: hashOf(digit),
  presenter: BENEFICIARY,
  state: "Refused",
  reimbursement: "None",
  drawing: {
    credit: hashOf(digit),
    terms: hashOf(digit),
    number: "1",
    documents: hashOf("8"),
    amount: "60000000",
    invoiceAmount: "60000000",
    shipDate: "2025-06-10",
    atConfirmer: false,
    keys: [hashOf("6")],
  },
  receivedOn: "2025-06-13",
  examineUntil: "2025-06-20",
  flags: ["UNDERDRAWN"],
  waived: false,
  byPreclusion: false,
  applicantBound: false,
  discrepancies: [hashOf("5")],
  disposition: "HoldForWaiver",
  presentedAt: OPENED + 11 * DAY,
  changedAt: OPENED + 14 * DAY,
  withheld: [],
  block: 2,
  transaction: hashOf("9"),
});
