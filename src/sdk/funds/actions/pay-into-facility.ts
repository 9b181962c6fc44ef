import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { purposeAccountsContract } from "../contracts.ts";
import { UINT64 } from "../model/limits.ts";

export interface PayIntoFacilityParameters extends WriteOptions {
  /** The facility's id. */
  readonly facility: string;
  /** Exactly what was asked for. */
  readonly amount: bigint;
}

export interface PayIntoFacilityReturnType {
  /** All in all. */
  readonly drawn: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Pays in what the borrower asked for: it is drawn. MAKER of the lender, whose account approved the contract for the cash. A leg of a deal that pays to the contract with the facility's id does the same.
 *
 * @throws `Facilities_WrongState`, `Facilities_NotParty`, `Facilities_TooLate`, `Facilities_NotAsked`, `Facilities_EvidenceMissing`; `ERC20InsufficientAllowance`, `ERC20InsufficientBalance`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { payIntoFacility } from "tallystick/funds";
 *
 * const sent = await payIntoFacility(client, { facility, amount: 1_000_000_00n });
 */
export async function payIntoFacility(client: Client, parameters: PayIntoFacilityParameters): Promise<SentTransaction> {
  const { facility, amount, ...options } = parameters;
  const args = [checkBytes32("facility", facility), checkAmount("amount", amount, 1n, UINT64)] as const;
  return write(client, purposeAccountsContract(client), "draw", args, options);
}

/** As `payIntoFacility`; waits until it is mined. */
export async function payIntoFacilityAndWait(
  client: Client,
  parameters: PayIntoFacilityParameters,
): Promise<PayIntoFacilityReturnType> {
  const receipt = await waitMined(client, await payIntoFacility(client, parameters));
  const { drawn } = eventOf(purposeAccountsContract(client), receipt, "FacilityDrawn").args;
  return { drawn, receipt };
}
