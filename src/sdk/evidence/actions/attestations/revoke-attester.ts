import type { TransactionReceipt } from "ethers";
import { checkAddress, checkTime } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, mined, type WriteOptions } from "../../../core/write.ts";
import { revokeAccount } from "../../../members/actions/members/revoke-account.ts";
import { membersContract } from "../../../members/contracts.ts";
import { attestationsContract } from "../../contracts.ts";
import { refresh } from "./refresh.ts";

export interface RevokeAttesterParameters extends WriteOptions {
  readonly account: string;
  /** As of `revokeAccount`. Of an account that has no duties any more it is moved to this earlier time. */
  readonly trustedUntil?: bigint | number;
}

export interface RevokeAttesterReturnType {
  readonly account: string;
  /** Receipt of the first transaction; absent when there was nothing to do in it. */
  readonly revocation?: TransactionReceipt;
  /** Receipt of the second. */
  readonly receipt: TransactionReceipt;
}

/**
 * Takes all duties from an account of the sender's organisation and ends its power over its statements, in TWO transactions:
 * `revoke` in Members, then `refresh` in Attestations, as the account could otherwise still revoke its own statements there.
 * Returns when the first is mined and the second sent. Cut off in between, it does the rest when called again. ADMIN only.
 *
 * An idempotency key names the first; the second goes by the same with "/refresh".
 *
 * @throws `Members_CarriesVote` for the account that carries the vote: choose another first; `Members_AccountOfOther`,
 * `Members_DutyMissing`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { revokeAttester } from "tallystick/evidence";
 *
 * const sent = await revokeAttester(client, { account });
 */
export async function revokeAttester(client: Client, parameters: RevokeAttesterParameters): Promise<SentTransaction> {
  return (await revokeThenRefresh(client, parameters)).refreshing;
}

/** As `revokeAttester`; waits until both are mined. */
export async function revokeAttesterAndWait(
  client: Client,
  parameters: RevokeAttesterParameters,
): Promise<RevokeAttesterReturnType> {
  const { revocation, refreshing } = await revokeThenRefresh(client, parameters);
  const receipt = await mined(client, refreshing);
  const account = eventOf(attestationsContract(client), receipt, "BarSet").args.attester;
  return { account, ...(revocation && { revocation }), receipt };
}

async function revokeThenRefresh(client: Client, { idempotencyKey, ...parameters }: RevokeAttesterParameters) {
  const account = checkAddress("account", parameters.account);
  const stored = await rpc(() => membersContract(client).accounts(account));
  const { trustedUntil } = parameters;
  const done = stored.org !== 0n && stored.duties === 0n && !(await isTrustedLonger(client, account, trustedUntil));
  const first = {
    account,
    ...(trustedUntil !== undefined && { trustedUntil }),
    ...(idempotencyKey && { idempotencyKey }),
  };
  const revocation = done ? undefined : await mined(client, await revokeAccount(client, first));
  const refreshing = await refresh(client, {
    attester: account,
    ...(idempotencyKey && { idempotencyKey: `${idempotencyKey}/refresh` }),
  });
  return { revocation, refreshing };
}

/** Whether an account that ended is trusted for longer than it should be. */
async function isTrustedLonger(client: Client, account: string, wanted: bigint | number | undefined): Promise<boolean> {
  if (wanted === undefined) return false;
  const { trustedUntil } = await rpc(() => membersContract(client).ended(account));
  return trustedUntil > checkTime("trustedUntil", wanted);
}
