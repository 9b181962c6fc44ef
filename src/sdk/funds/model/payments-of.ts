import type { Client } from "../../core/client.ts";
import { queryEvents } from "../../core/query-events.ts";
import { requireBlock } from "../../core/require-block.ts";
import { rpc } from "../../core/rpc.ts";
import { purposeAccountsContract } from "../contracts.ts";
import type { PaymentRequest } from "./payment-request.ts";
import { PURPOSE_PAYMENT_STATES, type PurposePaymentState, wordOf } from "./states.ts";
import { requestFrom } from "./terms-from.ts";

/** That a payee was paid. */
export interface MadePayment {
  /** Without the lender's hands. */
  readonly byRule: boolean;
  readonly at: number;
  readonly block: number;
  readonly tx: string;
}

/** A request of a facility, when it was brought, and what has become of it. */
export interface ListedPayment {
  readonly payment: string;
  readonly state: PurposePaymentState;
  readonly request: PaymentRequest;
  /** The organisation that is paid. */
  readonly payeeOrg: number;
  /** Last second of the lender's answer. */
  readonly answerBy: number;
  readonly requestedAt: number;
  readonly tx: string;
  /** Null where nobody was paid. */
  readonly made: MadePayment | null;
}

/** Times of blocks; the node is asked once for each. */
export function blockTimes({ provider }: Client): (block: number) => Promise<number> {
  const known = new Map<number, Promise<number>>();
  return (block) => {
    const time = known.get(block) ?? requireBlock(provider, block).then(({ timestamp }) => timestamp);
    known.set(block, time);
    return time;
  };
}

/** Every request of a facility, from the events since it was opened, in their order. */
export async function paymentsOf(client: Client, facility: string, fromBlock: number): Promise<ListedPayment[]> {
  const contract = purposeAccountsContract(client);
  const { PaymentMade, PaymentRequested } = contract.filters;
  const timeOf = blockTimes(client);
  const made = new Map<string, MadePayment>();
  for await (const log of queryEvents(client, contract, PaymentMade(undefined, facility), { fromBlock })) {
    const { blockNumber: block, transactionHash: tx } = log;
    made.set(log.args.request, { byRule: log.args.byRule, at: await timeOf(block), block, tx });
  }
  const listed: ListedPayment[] = [];
  for await (const log of queryEvents(client, contract, PaymentRequested(undefined, facility), { fromBlock })) {
    const { request: payment, content, payee, answerBy } = log.args;
    const { state } = await rpc(() => contract.paymentOf(payment));
    listed.push({
      payment,
      state: wordOf(PURPOSE_PAYMENT_STATES, state),
      request: requestFrom(content),
      payeeOrg: Number(payee),
      answerBy: Number(answerBy),
      requestedAt: await timeOf(log.blockNumber),
      tx: log.transactionHash,
      made: made.get(payment) ?? null,
    });
  }
  return listed;
}
