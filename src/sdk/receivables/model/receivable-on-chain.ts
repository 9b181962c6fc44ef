import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { sdkError } from "../../core/errors.ts";
import { findEvent } from "../../core/query-events.ts";
import { rpc } from "../../core/rpc.ts";
import { instrumentsContract } from "../../ledger/contracts.ts";
import { dateText } from "../../settlement/model/dates.ts";
import { receivablesContract } from "../contracts.ts";
import { fromReceivableEvent, type Receivable, receivableId } from "./receivable.ts";
import { type PaymentState, paymentStateOf, type ReceivableState, receivableStateOf } from "./states.ts";

/** What is owed of a confirmed receivable, in minor units. */
export interface ReceivablePayment {
  readonly state: PaymentState;
  /** What was confirmed, less credit notes. */
  readonly face: bigint;
  readonly paid: bigint;
  /** What holders were paid out. */
  readonly redeemed: bigint;
  /** Late interest that came, and that went to holders. */
  readonly interestPaid: bigint;
  readonly interestRedeemed: bigint;
}

/** A receivable as it stands now. */
export interface ReceivableOnChain {
  readonly receivable: string;
  readonly state: ReceivableState;
  /** As it was registered; null of the claim of a guarantor that paid, which has none of its own. */
  readonly terms: Receivable | null;
  readonly creditor: number;
  readonly obligor: number;
  /** 0 for none. */
  readonly guarantor: number;
  /** Whether the creditor agreed to be paid by units. */
  readonly consented: boolean;
  readonly guaranteed: boolean;
  /** Whether a bank has paid for it, or lent against it. */
  readonly financed: boolean;
  /** Whether it is the claim of a guarantor that paid. */
  readonly subrogated: boolean;
  /** The ledger's id of its units, which there are once it is confirmed. */
  readonly instrument: bigint;
  /** YYYY-MM-DD; null until it is confirmed. */
  readonly paymentDate: string | null;
  /** Last second in which it can be confirmed; null unless it is registered. */
  readonly confirmBy: number | null;
  /** Since when it is overdue; null unless it is. */
  readonly overdueSince: number | null;
  /** Null until it is confirmed. */
  readonly payment: ReceivablePayment | null;
}

/** A receivable of which the terms are known. @throws `NOT_FOUND`. */
export async function receivableOnChain(
  client: Client,
  receivable: string,
  terms: Receivable | null,
): Promise<ReceivableOnChain> {
  const contract = receivablesContract(client);
  const [debt, instrument] = await Promise.all([
    rpc(() => contract.debtOf(receivable)),
    rpc(() => contract.instrumentIdOf(receivable)),
  ]);
  const state = receivableStateOf(debt.state);
  if (state === "None") throw sdkError("NOT_FOUND", `the chain knows no receivable ${receivable}`, { receivable });
  const late = state === "Overdue" || state === "Defaulted" || (state === "Closed" && debt.subrogated);
  const issued = late || state === "Confirmed" || state === "Closed";
  return {
    receivable,
    state,
    terms,
    creditor: Number(debt.creditor),
    obligor: Number(debt.obligor),
    guarantor: Number(debt.guarantor),
    consented: debt.consented,
    guaranteed: debt.guaranteed,
    financed: debt.financed,
    subrogated: debt.subrogated,
    instrument,
    paymentDate: issued ? dateText(Number(debt.paymentDay)) : null,
    confirmBy: state === "Registered" ? Number(debt.time) : null,
    overdueSince: late ? Number(debt.time) : null,
    payment: issued ? await paymentOf(client, instrument) : null,
  };
}

/** The terms of a receivable from the event of its registration; null where it was not registered. @throws `EVENT_MISSING`. */
export async function termsOnChain(client: Client, receivable: string): Promise<Receivable | null> {
  const contract = receivablesContract(client);
  const { block } = deployedContract(client.deployment, "Receivables", "receivables");
  const event = await findEvent(client, contract, contract.filters.ReceivableRegistered(receivable), block);
  return event ? checkedTerms(receivable, fromReceivableEvent(event.args.terms)) : null;
}

/** Terms that a node gave, once they have the id that they are said to have. @throws `EVENT_MISSING`. */
export function checkedTerms(receivable: string, terms: Receivable): Receivable {
  if (receivableId(terms) === receivable) return terms;
  const message = `the node's event for ${receivable} has other terms`;
  throw sdkError("EVENT_MISSING", message, { receivable, event: "ReceivableRegistered" });
}

async function paymentOf(client: Client, instrument: bigint): Promise<ReceivablePayment> {
  const obligation = await rpc(() => instrumentsContract(client).obligationOf(instrument));
  const { face, paid, redeemed, interestPaid, interestRedeemed } = obligation;
  return { state: paymentStateOf({ face, paid }), face, paid, redeemed, interestPaid, interestRedeemed };
}
