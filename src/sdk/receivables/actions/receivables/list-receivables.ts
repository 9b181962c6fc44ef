import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { queryEvents } from "../../../core/query-events.ts";
import { rpc } from "../../../core/rpc.ts";
import { checkNumber } from "../../../core/whole.ts";
import { instrumentsContract } from "../../../ledger/contracts.ts";
import { receivablesContract } from "../../contracts.ts";
import { fromReceivableEvent, type Receivable } from "../../model/receivable.ts";
import { checkedTerms, type ReceivableOnChain, receivableOnChain } from "../../model/receivable-on-chain.ts";
import type { ReceivableState } from "../../model/states.ts";

export interface ListReceivablesParameters {
  /** Organisation that was owed at first; all if left out. */
  readonly creditor?: number;
  /** Organisation that owes; all if left out. */
  readonly obligor?: number;
  /** Account that has units now; all if left out. */
  readonly holder?: string;
  /** All states if left out. */
  readonly state?: ReceivableState;
}

/**
 * Receivables as they stand now, in the order in which they were registered, then the claims of guarantors that paid.
 *
 * @throws `EVENT_MISSING`, `ARGUMENT_INVALID`, `RPC_UNREACHABLE`, `RPC_REFUSED`.
 *
 * @example
 * import { listReceivables } from "tallystick/receivables";
 *
 * for (const { receivable, payment } of await listReceivables(client, { obligor: 3, state: "Overdue" })) {
 *   console.log(receivable, payment?.state);
 * }
 */
export async function listReceivables(
  client: Client,
  parameters: ListReceivablesParameters = {},
): Promise<ReceivableOnChain[]> {
  const { state, holder } = parameters;
  const wanted = {
    ...(parameters.creditor !== undefined && { creditor: checkNumber("creditor", parameters.creditor) }),
    ...(parameters.obligor !== undefined && { obligor: checkNumber("obligor", parameters.obligor) }),
  };
  const account = holder === undefined ? undefined : checkAddress("holder", holder);
  const found: ReceivableOnChain[] = [];
  for (const [receivable, terms] of await namesOf(client, wanted)) {
    const each = await receivableOnChain(client, receivable, terms);
    const { creditor = each.creditor, obligor = each.obligor } = wanted;
    if (each.creditor !== creditor || each.obligor !== obligor || (state ?? each.state) !== each.state) continue;
    if (account === undefined || (await holds(client, account, each.instrument))) found.push(each);
  }
  return found;
}

/** Ids with terms; a guarantor's claim has none. */
async function namesOf(
  client: Client,
  { creditor, obligor }: Pick<ListReceivablesParameters, "creditor" | "obligor">,
): Promise<Map<string, Receivable | null>> {
  const contract = receivablesContract(client);
  const { block: fromBlock } = deployedContract(client.deployment, "Receivables", "receivables");
  const names = new Map<string, Receivable | null>();
  const registered = contract.filters.ReceivableRegistered(undefined, creditor, obligor);
  for await (const { args } of queryEvents(client, contract, registered, { fromBlock })) {
    names.set(args.receivable, checkedTerms(args.receivable, fromReceivableEvent(args.terms)));
  }
  for await (const { args } of queryEvents(client, contract, contract.filters.Subrogated(), { fromBlock })) {
    names.set(args.claim, null);
  }
  return names;
}

async function holds(client: Client, account: string, instrument: bigint): Promise<boolean> {
  return (await rpc(() => instrumentsContract(client).balanceOf(account, instrument))) > 0n;
}
