import type { TransactionReceipt } from "ethers";
import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, mined, type WriteOptions, write } from "../../../core/write.ts";
import { attestationsContract } from "../../contracts.ts";

export interface RefreshParameters extends WriteOptions {
  readonly attester: string;
}

export interface RefreshReturnType {
  readonly attester: string;
  /** Whether the attester can no longer revoke by itself. */
  readonly barred: boolean;
  readonly receipt: TransactionReceipt;
}

/**
 * Has Attestations copy from Members whether an attester's account is still honoured. An account that is not can then
 * no longer revoke its own statements. Any member may call it; `revokeAttester` does.
 *
 * @throws `Members_NotEnrolled` when the sender is no member; `ARGUMENT_INVALID`.
 *
 * @example
 * import { refresh } from "tallystick/evidence";
 *
 * const sent = await refresh(client, { attester });
 */
export async function refresh(client: Client, { attester, ...options }: RefreshParameters): Promise<SentTransaction> {
  return write(client, attestationsContract(client), "refresh", [checkAddress("attester", attester)], options);
}

/** As `refresh`; waits until it is mined. */
export async function refreshAndWait(client: Client, parameters: RefreshParameters): Promise<RefreshReturnType> {
  const receipt = await mined(client, await refresh(client, parameters));
  const { attester, barred } = eventOf(attestationsContract(client), receipt, "BarSet").args;
  return { attester, barred, receipt };
}
