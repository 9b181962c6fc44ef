/** Golden vectors of letters of credit, by the machine: the acts of a sequence in the words of the vectors, and what is left at its end. */
import { CN_BANK } from "../sdk/settlement/calendars/cn-bank.ts";
import { dateText, dayNumber } from "../sdk/settlement/model/dates.ts";
import { CreditMachine } from "./credit-machine.ts";
import { type MachinePresentation, MachineRefusal, type MachineTerms, obligorOf } from "./credit-machine-rules.ts";
import { DISPOSITION_WORDS } from "./credit-words.ts";

export type Words = Readonly<Record<string, unknown>>;

/** An act of a vector. */
export interface Act extends Words {
  readonly act: string;
  readonly date: string;
  readonly id: string;
  readonly by: string;
}

export interface Sequence {
  readonly terms: Words;
  readonly acts: readonly Act[];
}

/** What comes of a sequence. */
export function creditSequence({ terms, acts }: Sequence): object {
  const credit = new CreditMachine(CN_BANK, termsOf(terms));
  const results = acts.map((act) => answer(credit, act));
  return { results, ...summary(credit) };
}

function termsOf(given: Words): MachineTerms {
  return {
    amount: BigInt(String(given.amount)),
    plusBps: Number(given.plusBps ?? 0),
    minusBps: Number(given.minusBps ?? 0),
    partialDrawings: given.partialDrawings === true,
    expiry: dayNumber(String(given.expiry)),
    latestShipment: dayNumber(String(given.latestShipment)),
    presentationDays: Number(given.presentationDays),
    tenorDays: Number(given.tenorDays ?? 0),
    tenorFrom: given.tenorFrom === "SHIPMENT" ? "Shipment" : "Sight",
    confirmed: given.confirmed === true,
  };
}

function answer(credit: CreditMachine, act: Act): object {
  const does = ACTS[act.act];
  if (does === undefined) throw new Error(`an unknown act: ${act.act}`);
  try {
    return { ok: true, ...does(credit, act, dayNumber(act.date)) };
  } catch (error) {
    if (!(error instanceof MachineRefusal)) throw error;
    return { error: error.word };
  }
}

const ACTS: Readonly<Record<string, (credit: CreditMachine, act: Act, today: number) => object | undefined>> = {
  advise: (credit) => {
    credit.advise();
    return {};
  },
  present(credit, act, today) {
    const amount = BigInt(String(act.amount));
    const drawing = {
      amount,
      invoiceAmount: BigInt(String(act.invoiceAmount ?? act.amount)),
      shipDay: dayNumber(String(act.shipDate)),
      atConfirmer: act.at === "C",
    };
    const under = act.underAmendment === undefined ? undefined : String(act.underAmendment);
    const { receivedOn, examineUntil, flags } = credit.present(act.id, drawing, today, under);
    return { receivedOn: dateText(receivedOn), examineUntil: dateText(examineUntil), flags };
  },
  refuse(credit, act, today) {
    const disposition = DISPOSITION_WORDS[String(act.disposition)] ?? "None";
    credit.refuse(act.id, act.by, act.discrepancies as string[], disposition, today);
    const reimbursement = credit.presentations.get(act.id)?.reimbursement;
    return reimbursement === "None" ? { state: "Refused" } : { reimbursement: "Refused" };
  },
  waive: (credit, { id }) => {
    credit.waive(id);
    return {};
  },
  accept: (credit, { id, by }, today) => accepted(credit.accept(id, by, today)),
  poke: (credit, { id }, today) => ({ ...accepted(credit.preclude(id, today)), byPreclusion: true }),
  returnDocs: (credit, { id }) => {
    credit.returnDocuments(id);
    return {};
  },
  forward: (credit, { id }, today) => ({ examineUntil: dateText(credit.forward(id, today).examineUntil) }),
  honour: (credit, { id, by }, today) => ({ paid: String(credit.honour(id, by, today)) }),
  amendPropose(credit, { id, by, changes }) {
    const { amount, expiry, latestShipment } = changes as Words;
    credit.amend(id, by, {
      ...(amount !== undefined && { amount: BigInt(String(amount)) }),
      ...(expiry !== undefined && { expiry: dayNumber(String(expiry)) }),
      ...(latestShipment !== undefined && { latestShipment: dayNumber(String(latestShipment)) }),
    });
    return {};
  },
  amendAccept(credit, { id, by, onlyPart }) {
    const effective = credit.answer(id, by, onlyPart === true ? "part" : "whole");
    if (onlyPart === true) throw new MachineRefusal("PARTIAL_ACCEPTANCE_IS_REJECTION");
    return { effective };
  },
  amendReject: (credit, { id, by }) => {
    credit.answer(id, by, "nothing");
    return {};
  },
  cancel: (credit, { signers }) => ({ released: String(credit.cancel(signers as string[])) }),
  expire: (credit, _, today) => ({ released: String(credit.expire(today)) }),
};

function accepted(p: MachinePresentation): object {
  if (p.reimbursement !== "None") return { reimbursement: "Accepted" };
  const maturity = p.terms.tenorDays > 0 ? { maturity: dateText(p.paymentDay) } : {};
  return { state: "Accepted", obligor: obligorOf(p), applicantBound: p.bound, ...maturity };
}

function summary(credit: CreditMachine): object {
  const presentations = Object.fromEntries(
    [...credit.presentations].map(([name, { state, amount, reimbursement }]) => {
      const second = reimbursement === "None" ? {} : { reimbursement };
      return [name, { state: state === "Returned" ? "Refused" : state, amount: String(amount), ...second }];
    }),
  );
  return {
    credit: credit.state,
    presentations,
    drawn: String(credit.sumOf("Accepted") + credit.sumOf("Honoured")),
    pending: String(credit.sumOf("Presented")),
    // To the vectors nothing is available before the advice.
    available: String(credit.state === "Advised" ? credit.available : 0n),
  };
}
