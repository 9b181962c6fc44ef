import type { TransactionReceipt } from "ethers";
import { checkBytes32, checkThat } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventsOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../../members/model/dual-approval.ts";
import { dateText } from "../../../settlement/model/dates.ts";
import { receivablesContract } from "../../contracts.ts";
import { receivableId } from "../../model/receivable.ts";
import { toUndertaking, type Undertaking } from "../../model/undertaking.ts";

export interface ConfirmReceivablesParameters extends WriteOptions {
  readonly confirmation: Undertaking;
  /** By two people of the obligor, see `signConfirmation`. */
  readonly approval: DualApproval;
  /** Ids of those that are brought now, all where left out. */
  readonly only?: readonly string[];
}

/** A receivable that its obligor confirmed. */
export interface ConfirmedReceivable {
  readonly receivable: string;
  /** The ledger's id of its units. */
  readonly instrument: bigint;
  /** YYYY-MM-DD: a banking day. */
  readonly paymentDate: string;
  /** First second in which units are not passed on any more. */
  readonly closesAt: number;
  /** The two people that signed. */
  readonly maker: string;
  readonly checker: string;
}

export interface ConfirmReceivablesReturnType {
  readonly confirmed: readonly ConfirmedReceivable[];
  readonly receipt: TransactionReceipt;
}

/**
 * Brings the obligor's confirmation to the chain: it owes from now on, and the creditors' holders get the units. Anybody: the signatures of
 * two people of the obligor decide. All or nothing; `only` leaves out what cannot be confirmed, such as what its creditor took back since.
 *
 * @throws `Receivables_WrongState`, `Receivables_NotParty`, `Receivables_NotConsented`, `Receivables_NotGuaranteed`, `Receivables_NotSigned`, `Receivables_Expired`;
 * `Limits_Exceeded`, `Limits_NotSet`, `Limits_Suspended`; `Holders_BadSignature`; `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`,
 * `DATE_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { buildConfirmation, confirmReceivables } from "tallystick/receivables";
 *
 * const confirmation = buildConfirmation({ receivables: [terms], deadline: 1_893_456_000 });
 * const sent = await confirmReceivables(client, { confirmation, approval });
 */
export async function confirmReceivables(
  client: Client,
  parameters: ConfirmReceivablesParameters,
): Promise<SentTransaction> {
  const { confirmation, approval, only, ...options } = parameters;
  const { receivables, deadline } = toUndertaking(confirmation);
  const signatures = checkDualApproval(approval);
  const contract = receivablesContract(client);
  if (only === undefined) return write(client, contract, "confirm", [receivables, deadline, signatures], options);
  const signed = confirmation.receivables.map(receivableId);
  const wanted = new Set(only.map((id, i) => checkBytes32(`only[${i}]`, id)));
  const some = receivables.filter((_, i) => wanted.has(signed[i] ?? ""));
  checkThat(some.length === only.length, "only", only, "ids of what was signed, each once");
  return write(client, contract, "confirmSome", [some, signed, deadline, signatures], options);
}

/** As `confirmReceivables`; waits until it is mined. */
export async function confirmReceivablesAndWait(
  client: Client,
  parameters: ConfirmReceivablesParameters,
): Promise<ConfirmReceivablesReturnType> {
  const receipt = await waitMined(client, await confirmReceivables(client, parameters));
  const events = eventsOf(receivablesContract(client), receipt, "ReceivableConfirmed");
  const confirmed = events.map(({ args: { receivable, instrument, paymentDay, closesAt, maker, checker } }) => {
    const paymentDate = dateText(Number(paymentDay));
    return { receivable, instrument, paymentDate, closesAt: Number(closesAt), maker, checker };
  });
  return { confirmed, receipt };
}
