import type { TransactionReceipt } from "ethers";
import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, mined, type WriteOptions, write } from "../../../core/write.ts";
import { refresh } from "../../../evidence/actions/attestations/refresh.ts";

export interface RevokeAccountParameters extends WriteOptions {
  readonly account: string;
}

export interface RevokeAccountReturnType {
  readonly account: string;
  /** Receipt of the first transaction; absent when the account had no duties any more. */
  readonly revocation?: TransactionReceipt;
  /** Receipt of the second. */
  readonly receipt: TransactionReceipt;
}

/**
 * Takes all duties from an account of the sender's organisation, in TWO transactions: `revoke` in Members, then `refresh` in
 * Attestations, as the account could otherwise still revoke its own statements there. Returns when the first is mined and the
 * second sent. Cut off in between, it does the rest when called again. ADMIN only.
 *
 * An idempotency key names the first; the second goes by the same with "/refresh".
 *
 * @throws `Members_CarriesVote` for the account that carries the vote: choose another first; `Members_AccountOfOther`,
 * `Members_DutyMissing`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { revokeAccount } from "tallystick";
 *
 * const sent = await revokeAccount(client, { account });
 */
export async function revokeAccount(client: Client, parameters: RevokeAccountParameters): Promise<SentTransaction> {
  return (await revokeThenRefresh(client, parameters)).refreshing;
}

/** As `revokeAccount`; waits until both are mined. */
export async function revokeAccountAndWait(
  client: Client,
  parameters: RevokeAccountParameters,
): Promise<RevokeAccountReturnType> {
  const { revocation, refreshing } = await revokeThenRefresh(client, parameters);
  const receipt = await mined(client, refreshing);
  const account = eventOf(client.contracts.attestations, receipt, "BarSet").args.attester as string;
  return { account, ...(revocation && { revocation }), receipt };
}

async function revokeThenRefresh(client: Client, { idempotencyKey, ...parameters }: RevokeAccountParameters) {
  const { members } = client.contracts;
  const account = checkAddress("account", parameters.account);
  const stored = await rpc(() => members.accounts(account));
  const done = stored.org !== 0n && stored.duties === 0n;
  const revocation = done
    ? undefined
    : await mined(
        client,
        await write(client, members, "revoke", [account], { ...(idempotencyKey && { idempotencyKey }) }),
      );
  const refreshing = await refresh(client, {
    attester: account,
    ...(idempotencyKey && { idempotencyKey: `${idempotencyKey}/refresh` }),
  });
  return { revocation, refreshing };
}
