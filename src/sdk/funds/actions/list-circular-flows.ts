import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { queryEvents } from "../../core/query-events.ts";
import { rpc } from "../../core/rpc.ts";
import { checkWhole } from "../../core/whole.ts";
import { membersContract } from "../../members/contracts.ts";
import { cashContract } from "../../settlement/contracts.ts";
import { purposeAccountsContract } from "../contracts.ts";
import { type FoundFacility, findFacility } from "../model/find-facility.ts";
import { blockTimes, type ListedPayment, paymentsOf } from "../model/payments-of.ts";

export interface ListCircularFlowsParameters {
  /** The facility's id. */
  readonly facility: string;
  /** Within how many days after a payment: 1 to 3660. @default 30 */
  readonly days?: number;
}

/** Cash that went from an account of a payee's organisation to one of the borrower's group, after the payee was paid. */
export interface CircularFlow {
  readonly from: string;
  readonly payeeOrg: number;
  readonly to: string;
  /** The borrower, or an organisation of its group. */
  readonly toOrg: number;
  readonly amount: bigint;
  readonly at: number;
  readonly tx: string;
  /** Payments to that organisation that came before, within the days. */
  readonly payments: readonly ListedPayment[];
}

const DAY = 86_400;

/**
 * Cash of a facility that came back: transfers from an account of a payee's organisation to an account of the borrower or of its group, within days after a payment, each
 * with the transactions that show it. What goes back by way of others, or in other cash, is not seen; what a payee gives back to the facility is none.
 *
 * @throws `NOT_FOUND`; `ARGUMENT_INVALID`; `RPC_UNREACHABLE`, `RPC_REFUSED`.
 *
 * @example
 * import { listCircularFlows } from "tallystick/funds";
 *
 * for (const { amount, tx } of await listCircularFlows(client, { facility, days: 90 })) console.log(amount, tx);
 */
export async function listCircularFlows(
  client: Client,
  parameters: ListCircularFlowsParameters,
): Promise<CircularFlow[]> {
  const facility = checkBytes32("facility", parameters.facility);
  const within = checkWhole("days", parameters.days ?? 30, 1, 3660) * DAY;
  const found = await findFacility(client, facility);
  const { lender, borrower, cash } = found.terms;
  const all = await paymentsOf(client, facility, found.block);
  const paid = all.filter(({ made, payeeOrg }) => made !== null && payeeOrg !== borrower && payeeOrg !== lender);
  const first = Math.min(...paid.map(({ made }) => made?.block ?? Number.POSITIVE_INFINITY));
  if (!Number.isFinite(first)) return [];
  const group = await groupOf(client, facility, found);
  const [orgOf, timeOf] = [organisations(client), blockTimes(client)];
  const contract = cashContract(client, cash);
  const flows: CircularFlow[] = [];
  for await (const log of queryEvents(client, contract, contract.filters.Transfer(), { fromBlock: first })) {
    const { from, to, value: amount } = log.args;
    const [payeeOrg, toOrg] = [await orgOf(from), await orgOf(to)];
    if (!group.has(toOrg) || !paid.some((payment) => payment.payeeOrg === payeeOrg)) continue;
    const [at, block, tx] = [await timeOf(log.blockNumber), log.blockNumber, log.transactionHash];
    const before = ({ made }: ListedPayment) => made !== null && made.block <= block && at <= made.at + within;
    const payments = paid.filter((payment) => payment.payeeOrg === payeeOrg && before(payment));
    if (payments.length > 0) flows.push({ from, payeeOrg, to, toOrg, amount, at, tx, payments });
  }
  return flows;
}

/** The borrower, and whoever is of its group by now. */
async function groupOf(client: Client, facility: string, { terms, block }: FoundFacility): Promise<Set<number>> {
  const contract = purposeAccountsContract(client);
  const group = new Set([terms.borrower, ...terms.related]);
  const filter = contract.filters.RelationAdded(facility);
  for await (const { args } of queryEvents(client, contract, filter, { fromBlock: block })) group.add(Number(args.org));
  return group;
}

/** Organisations of accounts; the node is asked once for each. */
function organisations(client: Client): (account: string) => Promise<number> {
  const members = membersContract(client);
  const known = new Map<string, Promise<number>>();
  return (account) => {
    const org = known.get(account) ?? rpc(() => members.orgOf(account)).then(Number);
    known.set(account, org);
    return org;
  };
}
