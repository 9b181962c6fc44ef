import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkAmount, checkUint256 } from "../../settlement/model/amount.ts";
import { billsContract } from "../contracts.ts";

export interface PayBillClaimParameters extends WriteOptions {
  /** Its id in the ledger. */
  readonly lot: bigint;
  /** The most that is paid. */
  readonly most: bigint;
}

export interface PayBillClaimReturnType {
  readonly amount: bigint;
  readonly interest: bigint;
  readonly costs: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Pays what the holder of a refused lot claims, and gets the lot. MAKER of who is claimed from, whose account approved the contract for the cash. The acceptor pays to the ledger: `payObligation`.
 *
 * @throws `BillClaims_UnknownLot`, `BillClaims_WrongState`, `BillClaims_NotClaimed`, `BillClaims_NotHolder`, `BillClaims_OtherAmount`; `ERC20InsufficientAllowance`, `ERC20InsufficientBalance`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { payBillClaim } from "tallystick/bills";
 *
 * const sent = await payBillClaim(client, { lot, most: 1_000_500_00n });
 */
export async function payBillClaim(client: Client, parameters: PayBillClaimParameters): Promise<SentTransaction> {
  const { lot, most, ...options } = parameters;
  const args = [checkUint256("lot", lot), checkAmount("most", most, 0n)] as const;
  return write(client, billsContract(client), "payClaim", args, options);
}

/** As `payBillClaim`; waits until it is mined. */
export async function payBillClaimAndWait(
  client: Client,
  parameters: PayBillClaimParameters,
): Promise<PayBillClaimReturnType> {
  const receipt = await waitMined(client, await payBillClaim(client, parameters));
  const { amount, interest, costs } = eventOf(billsContract(client), receipt, "BillRecoursePaid").args;
  return { amount, interest, costs, receipt };
}
