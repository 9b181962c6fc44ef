import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { boardContract } from "../contracts.ts";

export interface PresentTradeDocumentsParameters extends WriteOptions {
  /** The trade's id. */
  readonly trade: string;
  /** Salted root of the documents. */
  readonly documents: string;
}

export interface PresentTradeDocumentsReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Presents the documents of a trade, by the availability date. MAKER of the seller, also while restricted.
 *
 * @throws `Trades_WrongState`, `Trades_TooLate`, `Trades_Empty`, `Trades_NotParty`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { presentTradeDocuments } from "tallystick/board";
 *
 * const sent = await presentTradeDocuments(client, { trade, documents });
 */
export async function presentTradeDocuments(
  client: Client,
  parameters: PresentTradeDocumentsParameters,
): Promise<SentTransaction> {
  const { trade, documents, ...options } = parameters;
  const args = [checkBytes32("trade", trade), checkBytes32("documents", documents)] as const;
  return write(client, boardContract(client), "present", args, options);
}

/** As `presentTradeDocuments`; waits until it is mined. */
export async function presentTradeDocumentsAndWait(
  client: Client,
  parameters: PresentTradeDocumentsParameters,
): Promise<PresentTradeDocumentsReturnType> {
  const receipt = await waitMined(client, await presentTradeDocuments(client, parameters));
  return { receipt };
}
