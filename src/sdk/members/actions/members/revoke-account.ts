import type { TransactionReceipt } from "ethers";
import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, mined, type WriteOptions, write } from "../../../core/write.ts";
import { membersContract } from "../../contracts.ts";

export interface RevokeAccountParameters extends WriteOptions {
  readonly account: string;
}

export interface RevokeAccountReturnType {
  readonly org: number;
  readonly account: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Takes all duties from an account of the sender's organisation. ADMIN only.
 *
 * Warning: where the system has evidence, this leaves the account the power to revoke the statements that it made. Attestations
 * learns of the end of an account by its `refresh` alone: use `revokeAttester` of `tallystick/evidence`, which does both.
 *
 * @throws `Members_CarriesVote` for the account that carries the vote: choose another first; `Members_AccountOfOther`,
 * `Members_DutyMissing`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { revokeAccount } from "tallystick/members";
 *
 * const sent = await revokeAccount(client, { account });
 */
export async function revokeAccount(
  client: Client,
  { account, ...options }: RevokeAccountParameters,
): Promise<SentTransaction> {
  return write(client, membersContract(client), "revoke", [checkAddress("account", account)], options);
}

/** As `revokeAccount`; waits until it is mined. */
export async function revokeAccountAndWait(
  client: Client,
  parameters: RevokeAccountParameters,
): Promise<RevokeAccountReturnType> {
  const receipt = await mined(client, await revokeAccount(client, parameters));
  const { org, account } = eventOf(membersContract(client), receipt, "Revoked").args;
  return { org: Number(org), account, receipt };
}
