import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { purposeAccountsContract } from "../contracts.ts";

export interface CloseFacilityParameters extends WriteOptions {
  /** The facility's id. */
  readonly facility: string;
}

export interface CloseFacilityReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Closes a facility of which nothing is owed or unspent, and nothing can be drawn. Anybody.
 *
 * @throws `Facilities_WrongState`, `Facilities_NotSettled`, `Facilities_TooEarly`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { closeFacility } from "tallystick/funds";
 *
 * const sent = await closeFacility(client, { facility });
 */
export async function closeFacility(client: Client, parameters: CloseFacilityParameters): Promise<SentTransaction> {
  const { facility, ...options } = parameters;
  const args = [checkBytes32("facility", facility)] as const;
  return write(client, purposeAccountsContract(client), "close", args, options);
}

/** As `closeFacility`; waits until it is mined. */
export async function closeFacilityAndWait(
  client: Client,
  parameters: CloseFacilityParameters,
): Promise<CloseFacilityReturnType> {
  const receipt = await waitMined(client, await closeFacility(client, parameters));
  return { receipt };
}
