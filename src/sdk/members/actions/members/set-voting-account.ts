import type { TransactionReceipt } from "ethers";
import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { membersContract } from "../../contracts.ts";

export interface SetVotingAccountParameters extends WriteOptions {
  readonly account: string;
}

export interface SetVotingAccountReturnType {
  readonly org: number;
  readonly account: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Chooses which of the organisation's accounts carries its vote in the Council. ADMIN only.
 *
 * @throws `Members_AccountOfOther`, `Members_NotEnrolled`, `Members_DutyMissing`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { setVotingAccount } from "tallystick/members";
 *
 * const sent = await setVotingAccount(client, { account });
 */
export async function setVotingAccount(
  client: Client,
  { account, ...options }: SetVotingAccountParameters,
): Promise<SentTransaction> {
  return write(client, membersContract(client), "setVotingAccount", [checkAddress("account", account)], options);
}

/** As `setVotingAccount`; waits until it is mined. */
export async function setVotingAccountAndWait(
  client: Client,
  parameters: SetVotingAccountParameters,
): Promise<SetVotingAccountReturnType> {
  const receipt = await waitMined(client, await setVotingAccount(client, parameters));
  const { org, account } = eventOf(membersContract(client), receipt, "VotingAccountSet").args;
  return { org: Number(org), account, receipt };
}
