import type { TransactionReceipt } from "ethers";
import { checkAddress, checkTime } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { membersContract } from "../../contracts.ts";

export interface RevokeAccountParameters extends WriteOptions {
  readonly account: string;
  /**
   * For a key that was lost or stolen: the last second at which it was known to be safe, at most 30 days ago. No handover that it signed
   * counts, if it is brought after the revocation. Left out, what it signed up to the time of the block counts.
   */
  readonly trustedUntil?: bigint | number;
}

export interface RevokeAccountReturnType {
  readonly org: number;
  readonly account: string;
  readonly trustedUntil: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Takes all duties from an account of the sender's organisation. ADMIN only. Of an account that was revoked before, `trustedUntil` can
 * be moved to an earlier time.
 *
 * @throws `Members_CarriesVote` for the account that carries the vote: choose another first; `Members_AccountOfOther`,
 * `Members_DutyMissing`, `Members_NotEnrolled`, `Members_TrustedInFuture`, `Members_TrustedTooEarly`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { revokeAccount } from "tallystick/members";
 *
 * const sent = await revokeAccount(client, { account });
 */
export async function revokeAccount(
  client: Client,
  { account, trustedUntil = 0n, ...options }: RevokeAccountParameters,
): Promise<SentTransaction> {
  const until = checkTime("trustedUntil", trustedUntil);
  return write(client, membersContract(client), "revoke", [checkAddress("account", account), until], options);
}

/** As `revokeAccount`; waits until it is mined. */
export async function revokeAccountAndWait(
  client: Client,
  parameters: RevokeAccountParameters,
): Promise<RevokeAccountReturnType> {
  const receipt = await waitMined(client, await revokeAccount(client, parameters));
  const { org, account, trustedUntil } = eventOf(membersContract(client), receipt, "Revoked").args;
  return { org: Number(org), account, trustedUntil, receipt };
}
