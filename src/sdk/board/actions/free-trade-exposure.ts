import type { TransactionReceipt } from "ethers";
import { checkAddress } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkUint256 } from "../../settlement/model/amount.ts";
import { boardContract } from "../contracts.ts";

export interface FreeTradeExposureParameters extends WriteOptions {
  /** The claim. */
  readonly id: bigint;
  /** Whose. */
  readonly account: string;
}

export interface FreeTradeExposureReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Frees the limit of a buyer that has less of a claim than it bought. Anybody.
 *
 * @throws `Trades_NothingFree`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { freeTradeExposure } from "tallystick/board";
 *
 * const sent = await freeTradeExposure(client, { id: claim, account });
 */
export async function freeTradeExposure(
  client: Client,
  parameters: FreeTradeExposureParameters,
): Promise<SentTransaction> {
  const { id, account, ...options } = parameters;
  const args = [checkUint256("id", id), checkAddress("account", account)] as const;
  return write(client, boardContract(client), "freeExposure", args, options);
}

/** As `freeTradeExposure`; waits until it is mined. */
export async function freeTradeExposureAndWait(
  client: Client,
  parameters: FreeTradeExposureParameters,
): Promise<FreeTradeExposureReturnType> {
  const receipt = await waitMined(client, await freeTradeExposure(client, parameters));
  return { receipt };
}
