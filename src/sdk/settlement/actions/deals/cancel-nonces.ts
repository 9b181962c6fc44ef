import type { TransactionReceipt } from "ethers";
import { checkThat } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventsOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { settlementContract } from "../../contracts.ts";
import { checkUint256 } from "../../model/amount.ts";

export interface CancelNoncesParameters extends WriteOptions {
  readonly nonces: readonly bigint[];
}

export interface CancelNoncesReturnType {
  readonly nonces: readonly bigint[];
  readonly receipt: TransactionReceipt;
}

/**
 * Makes void whatever the sender signed under these nonces, all or none. Anybody, for its own.
 *
 * @throws `Settlement_NonceUsed`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { cancelNonces } from "tallystick/settlement";
 *
 * const sent = await cancelNonces(client, { nonces: [1n, 2n] });
 */
export async function cancelNonces(client: Client, parameters: CancelNoncesParameters): Promise<SentTransaction> {
  const { nonces, ...options } = parameters;
  checkThat(nonces.length > 0, "nonces", nonces, "at least one nonce");
  const checked = nonces.map((nonce, i) => checkUint256(`nonces[${i}]`, nonce));
  return write(client, settlementContract(client), "cancelNonces", [checked], options);
}

/** As `cancelNonces`; waits until it is mined. */
export async function cancelNoncesAndWait(
  client: Client,
  parameters: CancelNoncesParameters,
): Promise<CancelNoncesReturnType> {
  const receipt = await waitMined(client, await cancelNonces(client, parameters));
  const events = eventsOf(settlementContract(client), receipt, "NonceCancelled");
  return { nonces: events.map(({ args }) => args.nonce), receipt };
}
