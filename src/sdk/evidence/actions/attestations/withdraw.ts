import type { TransactionReceipt } from "ethers";
import { checkAddress, checkBytes32, checkThat } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventsOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { attestationsContract } from "../../contracts.ts";
import { findSkipped } from "../../model/find-skipped.ts";

export interface WithdrawParameters extends WriteOptions {
  /** Account that signed. */
  readonly attester: string;
  /** Uids of statements; of a batch that was signed, its `anchorDigest`. */
  readonly uids: readonly string[];
}

export interface WithdrawReturnType {
  /** Those that were withdrawn now. */
  readonly uids: readonly string[];
  /** Those that were withdrawn before, or that somebody had recorded: revoke the latter. */
  readonly skipped: readonly string[];
  readonly receipt: TransactionReceipt;
}

/**
 * Withdraws statements and batches that an account signed and that nobody recorded: from then on none of them can be recorded by its signature, also
 * under a schema that is not revocable. The account itself, or a MAKER, CHECKER or ADMIN of its organisation. Skips what is recorded or
 * was withdrawn already.
 *
 * @throws `Attestations_OtherOrganisation`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { withdraw } from "tallystick/evidence";
 *
 * const sent = await withdraw(client, { attester, uids: [uid] });
 */
export async function withdraw(client: Client, parameters: WithdrawParameters): Promise<SentTransaction> {
  const { attester, uids, ...options } = parameters;
  checkThat(uids.length > 0, "uids", uids, "at least one");
  const checked = uids.map((uid, i) => checkBytes32(`uids[${i}]`, uid));
  const args = [checkAddress("attester", attester), checked] as const;
  return write(client, attestationsContract(client), "withdraw", [...args], options);
}

/** As `withdraw`; waits until it is mined. */
export async function withdrawAndWait(client: Client, parameters: WithdrawParameters): Promise<WithdrawReturnType> {
  const receipt = await waitMined(client, await withdraw(client, parameters));
  const uids = eventsOf(attestationsContract(client), receipt, "Withdrawn").map(({ args }) => args.uid);
  return { uids, skipped: findSkipped(parameters.uids, uids), receipt };
}
