import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkNumber } from "../../core/whole.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkAmount, checkUint256 } from "../../settlement/model/amount.ts";
import { billsContract } from "../contracts.ts";
import { type LotStep, toPassing } from "../model/lot-steps.ts";

export interface ClaimOnBillParameters extends WriteOptions {
  /** Its id in the ledger. */
  readonly lot: bigint;
  /** Of whom, or for whom. */
  readonly party: number;
  /** From this organisation, which guarantees for the party, and not from the party. */
  readonly guarantor?: number;
  /** What all claims cost up to now. @default 0n */
  readonly costs?: bigint;
  /** All steps of the lot: see `getLotHistory`. */
  readonly history: readonly LotStep[];
}

export interface ClaimOnBillReturnType {
  readonly target: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Claims a refused lot from a party, or from who guarantees for it, beside whom was claimed from before. MAKER of who holds it, with the account that does.
 *
 * @throws `BillClaims_UnknownLot`, `BillClaims_WrongState`, `BillClaims_NotHolder`, `BillClaims_OtherHistory`, `BillClaims_NotAPredecessor`, `BillClaims_PresentedLate`, `BillClaims_TimeBarred`, `BillClaims_OwnClaim`, `BillClaims_NoGuarantor`, `BillClaims_CostsExceeded`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { claimOnBill, getLotHistory } from "tallystick/bills";
 *
 * const sent = await claimOnBill(client, { lot, party: 7, history: await getLotHistory(client, { lot }) });
 */
export async function claimOnBill(client: Client, parameters: ClaimOnBillParameters): Promise<SentTransaction> {
  const { lot, party, guarantor, costs = 0n, history, ...options } = parameters;
  const args = [
    checkUint256("lot", lot),
    checkNumber("party", party),
    guarantor === undefined ? 0 : checkNumber("guarantor", guarantor),
    checkAmount("costs", costs, 0n, 2n ** 56n - 1n),
    history.map(toPassing),
  ] as const;
  return write(client, billsContract(client), "claim", args, options);
}

/** As `claimOnBill`; waits until it is mined. */
export async function claimOnBillAndWait(
  client: Client,
  parameters: ClaimOnBillParameters,
): Promise<ClaimOnBillReturnType> {
  const receipt = await waitMined(client, await claimOnBill(client, parameters));
  const { target } = eventOf(billsContract(client), receipt, "BillRecourseClaimed").args;
  return { target: Number(target), receipt };
}
