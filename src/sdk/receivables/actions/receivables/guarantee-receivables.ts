import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventsOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../../members/model/dual-approval.ts";
import { receivablesContract } from "../../contracts.ts";
import { toUndertaking, type Undertaking } from "../../model/undertaking.ts";

export interface GuaranteeReceivablesParameters extends WriteOptions {
  readonly guarantee: Undertaking;
  /** By two people of the guarantor, see `signGuarantee`. */
  readonly approval: DualApproval;
}

/** A receivable for which its guarantor signed. */
export interface GuaranteedReceivable {
  readonly receivable: string;
  readonly guarantor: number;
  /** The two people that signed. */
  readonly maker: string;
  readonly checker: string;
}

export interface GuaranteeReceivablesReturnType {
  readonly guaranteed: readonly GuaranteedReceivable[];
  readonly receipt: TransactionReceipt;
}

/**
 * Brings the guarantor's signatures to the chain, before the obligor confirms. Anybody: two people of the guarantor decide. All or nothing.
 *
 * @throws `Receivables_WrongState`, `Receivables_NotParty`, `Receivables_GuaranteedAlready`, `Receivables_Expired`; `Limits_Exceeded`,
 * `Limits_NotSet`, `Limits_Suspended`; `Holders_BadSignature`; `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `DATE_INVALID`,
 * `NOT_SECONDS`.
 *
 * @example
 * import { buildGuarantee, guaranteeReceivables } from "tallystick/receivables";
 *
 * const guarantee = buildGuarantee({ receivables: [terms], deadline: 1_893_456_000 });
 * const sent = await guaranteeReceivables(client, { guarantee, approval });
 */
export async function guaranteeReceivables(
  client: Client,
  parameters: GuaranteeReceivablesParameters,
): Promise<SentTransaction> {
  const { guarantee, approval, ...options } = parameters;
  const { receivables, deadline } = toUndertaking(guarantee);
  const args = [receivables, deadline, checkDualApproval(approval)] as const;
  return write(client, receivablesContract(client), "guarantee", args, options);
}

/** As `guaranteeReceivables`; waits until it is mined. */
export async function guaranteeReceivablesAndWait(
  client: Client,
  parameters: GuaranteeReceivablesParameters,
): Promise<GuaranteeReceivablesReturnType> {
  const receipt = await waitMined(client, await guaranteeReceivables(client, parameters));
  const events = eventsOf(receivablesContract(client), receipt, "ReceivableGuaranteed");
  const guaranteed = events.map(({ args: { receivable, guarantor, maker, checker } }) => {
    return { receivable, guarantor: Number(guarantor), maker, checker };
  });
  return { guaranteed, receipt };
}
