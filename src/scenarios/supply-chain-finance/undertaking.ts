import { readFileSync } from "node:fs";
import { join } from "node:path";
import { confirmReceivablesAndWait } from "../../sdk/receivables/actions/receivables/confirm-receivables.ts";
import { registerReceivablesAndWait } from "../../sdk/receivables/actions/receivables/register-receivables.ts";
import { classifyInvoice } from "../../sdk/receivables/invoice/classify-invoice.ts";
import type { Invoice } from "../../sdk/receivables/invoice/invoice.ts";
import { parseInvoice } from "../../sdk/receivables/invoice/parse-invoice.ts";
import { verifyFingerprints } from "../../sdk/receivables/invoice/verify-fingerprints.ts";
import type { Receivable } from "../../sdk/receivables/model/receivable.ts";
import { type RegistrableInvoice, receivableFromInvoice } from "../../sdk/receivables/model/receivable-from-invoice.ts";
import { buildConfirmation, signConfirmation } from "../../sdk/receivables/model/undertaking.ts";
import { dateText } from "../../sdk/settlement/model/dates.ts";
import { chainTime } from "../shared/chain-clock.ts";
import type { Stage } from "../shared/scenario.ts";
import type { Days } from "./banking-days.ts";
import { writeInvoice } from "./invoice-file.ts";
import { type Money, plain } from "./money.ts";
import { approve, type Party, type TwoPeople } from "./parties.ts";
import type { Registrar } from "./registrar.ts";

const HOUR = 3_600;
const GRACE_DAYS = 3;
/** 7.3 % a year. */
const LATE_RATE = 730;

/** Global Location Numbers as invoices show them, with right check digits and a prefix that is for examples. */
const GLNS: Readonly<Record<string, string>> = {
  "Lake Forge": "9520000000059",
  "Steel Works": "9520000000066",
  "Dock Cranes": "9520000000073",
};

/** Where invoices become receivables: what everybody of the play agreed on. */
export interface Desk {
  readonly stage: Stage;
  readonly days: Days;
  readonly money: Money;
  readonly registrar: Registrar;
}

/** A delivery that is to be paid. */
export interface Delivery {
  readonly number: string;
  readonly amount: bigint;
  readonly seller: Party;
  readonly buyer: TwoPeople;
  /** Day on which it is due, where that is not the play's day. */
  readonly due?: number;
}

/** An invoice's receivable on the chain. */
export interface Registered {
  readonly file: string;
  readonly id: string;
  readonly terms: Receivable;
  readonly prepared: RegistrableInvoice;
  /** Whether a document of the same parties, amount and date was seen before, under every key epoch. */
  readonly similar: boolean;
}

/** The seller writes an invoice, and its file is read as anybody's would be. */
export async function prepare(desk: Desk, delivery: Delivery): Promise<{ file: string; prepared: RegistrableInvoice }> {
  const { stage, days, money, registrar } = desk;
  const { number, amount, seller, buyer, due = days.due } = delivery;
  const file = join(stage.folder, `${number.replace(/\W+/g, "-")}.xml`);
  const side = ({ name }: Party) => ({ name, gln: GLNS[name] ?? "" });
  writeInvoice(file, {
    number,
    issueDate: dateText(days.today),
    dueDate: dateText(due),
    payable: plain(amount),
    seller: side(seller),
    buyer: side(buyer),
  });
  const directory = new Map([seller, buyer].map((party) => [`EP:0088:${side(party).gln}`, party.org]));
  const prepared = await receivableFromInvoice(classifyInvoice(readFileSync(file)), {
    parties: (identifier) => directory.get(identifier),
    keysOf: registrar.keysFor(seller),
    holder: seller.account,
    cash: money.cash,
    currency: "CNY",
    calendar: days.calendar.name,
    graceDays: GRACE_DAYS,
    lateRate: LATE_RATE,
  });
  return { file, prepared };
}

/** The seller registers an invoice of its own. */
export async function register(desk: Desk, delivery: Delivery): Promise<Registered> {
  const { file, prepared } = await prepare(desk, delivery);
  const { terms, flagging } = prepared;
  const { client } = delivery.seller;
  const { registered } = await registerReceivablesAndWait(client, { receivables: [terms], flagging: [flagging] });
  const [{ receivable, flags } = { receivable: "", flags: [] }] = registered;
  return { file, id: receivable, terms, prepared, similar: isSimilar(flags) };
}

/** Of each key epoch there are two flags: the number without leading zeros, and what is owed by whom since when. */
function isSimilar(flags: readonly boolean[]): boolean {
  return flags.filter((_, i) => i % 2 === 1).every(Boolean);
}

/** The buyer compares the invoice that it has with what stands on the chain, and two people of it sign. */
export async function confirm(desk: Desk, buyer: TwoPeople, registered: Registered): Promise<bigint> {
  const { deployment } = desk.stage;
  const { terms, file, prepared } = registered;
  requireSame(desk, parseInvoice(readFileSync(file)), registered);
  const deadline = (await chainTime(buyer.client.provider)) + HOUR;
  const confirmation = buildConfirmation({ receivables: [terms], deadline });
  const approval = await approve(buyer, (signer) => signConfirmation(signer, deployment, confirmation));
  const { confirmed } = await confirmReceivablesAndWait(buyer.client, { confirmation, approval });
  const instrument = confirmed[0]?.instrument;
  if (instrument === undefined) throw new Error(`${prepared.terms.documents} was not confirmed`);
  return instrument;
}

/** A key on the chain could be of anything: the registrar's answer says that it is of this invoice. */
function requireSame({ stage, registrar }: Desk, invoice: Invoice, { terms, prepared }: Registered): void {
  const { blocking } = verifyFingerprints({
    invoice,
    organisations: { seller: terms.creditor, buyer: terms.obligor },
    answer: prepared.fingerprints.answer,
    registrar: registrar.account,
    deployment: stage.deployment,
  });
  if (blocking.join() !== terms.keys.join() || invoice.payable !== terms.face) {
    throw new Error(`the receivable is not of invoice ${invoice.number}`);
  }
}
