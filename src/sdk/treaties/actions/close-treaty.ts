import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { treatiesContract } from "../contracts.ts";

export interface CloseTreatyParameters extends WriteOptions {
  /** The treaty's id. */
  readonly treaty: string;
}

export interface CloseTreatyReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Closes a treaty whose run-off is over and of which nothing is open. Anybody.
 *
 * @throws `Treaties_WrongState`, `Treaties_TooEarly`, `Treaties_NotSettled`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { closeTreaty } from "tallystick/treaties";
 *
 * const sent = await closeTreaty(client, { treaty });
 */
export async function closeTreaty(client: Client, parameters: CloseTreatyParameters): Promise<SentTransaction> {
  const { treaty, ...options } = parameters;
  const args = [checkBytes32("treaty", treaty)] as const;
  return write(client, treatiesContract(client), "close", args, options);
}

/** As `closeTreaty`; waits until it is mined. */
export async function closeTreatyAndWait(
  client: Client,
  parameters: CloseTreatyParameters,
): Promise<CloseTreatyReturnType> {
  const receipt = await waitMined(client, await closeTreaty(client, parameters));
  return { receipt };
}
