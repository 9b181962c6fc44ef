import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkNumber } from "../../core/whole.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { billsContract } from "../contracts.ts";

export interface GuaranteeBillParameters extends WriteOptions {
  /** The bill's id. */
  readonly bill: string;
  /** Of whom, or for whom. */
  readonly party: number;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signBillAct`. */
  readonly approval: DualApproval;
}

export interface GuaranteeBillReturnType {
  readonly guarantor: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Guarantees for a party of an accepted bill (aval). Anybody: the signatures of two people of the guarantor decide.
 *
 * @throws `Bills_WrongState`, `Bills_Matured`, `Bills_OwnGuarantee`, `Bills_GuaranteedAlready`, `Bills_TooLate`; `Limits_Exceeded`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { guaranteeBill } from "tallystick/bills";
 *
 * const sent = await guaranteeBill(client, { bill, party: 7, deadline: 1_893_456_000, approval });
 */
export async function guaranteeBill(client: Client, parameters: GuaranteeBillParameters): Promise<SentTransaction> {
  const { bill, party, deadline, approval, ...options } = parameters;
  const args = [
    checkBytes32("bill", bill),
    checkNumber("party", party),
    checkTime("deadline", deadline),
    checkDualApproval(approval),
  ] as const;
  return write(client, billsContract(client), "guarantee", args, options);
}

/** As `guaranteeBill`; waits until it is mined. */
export async function guaranteeBillAndWait(
  client: Client,
  parameters: GuaranteeBillParameters,
): Promise<GuaranteeBillReturnType> {
  const receipt = await waitMined(client, await guaranteeBill(client, parameters));
  const { guarantor } = eventOf(billsContract(client), receipt, "BillGuaranteed").args;
  return { guarantor: Number(guarantor), receipt };
}
