import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { purposeAccountsContract } from "../contracts.ts";

export interface FreezeFacilityParameters extends WriteOptions {
  /** The facility's id. */
  readonly facility: string;
}

export interface FreezeFacilityReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Freezes a facility whose time to cure is over: nothing is paid. Anybody.
 *
 * @throws `Facilities_WrongState`, `Facilities_TooEarly`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { freezeFacility } from "tallystick/funds";
 *
 * const sent = await freezeFacility(client, { facility });
 */
export async function freezeFacility(client: Client, parameters: FreezeFacilityParameters): Promise<SentTransaction> {
  const { facility, ...options } = parameters;
  const args = [checkBytes32("facility", facility)] as const;
  return write(client, purposeAccountsContract(client), "freeze", args, options);
}

/** As `freezeFacility`; waits until it is mined. */
export async function freezeFacilityAndWait(
  client: Client,
  parameters: FreezeFacilityParameters,
): Promise<FreezeFacilityReturnType> {
  const receipt = await waitMined(client, await freezeFacility(client, parameters));
  return { receipt };
}
