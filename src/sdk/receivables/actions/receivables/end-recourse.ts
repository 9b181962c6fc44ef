import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventsOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { receivablesContract } from "../../contracts.ts";
import { checkSale, type Sale } from "../../model/sale.ts";

export interface EndRecourseParameters extends WriteOptions {
  /** As `listSales` gives it. */
  readonly sale: Sale;
}

export interface EndRecourseReturnType {
  /** False where it had ended before. */
  readonly ended: boolean;
  readonly receipt: TransactionReceipt;
}

/**
 * Ends recourse that cannot be claimed any more, since the receivable is closed, the claim is repaid or it lapsed: the buyer's limit on the
 * seller is free. Anybody.
 *
 * @throws `Recourses_NotOpen` where it can still be claimed, or where there is none; `ARGUMENT_INVALID`.
 *
 * @example
 * import { endRecourse, listSales } from "tallystick/receivables";
 *
 * const [sale] = await listSales(client, { receivable });
 * if (sale) await endRecourse(client, { sale });
 */
export async function endRecourse(client: Client, parameters: EndRecourseParameters): Promise<SentTransaction> {
  const { sale, ...options } = parameters;
  return write(client, receivablesContract(client), "endRecourse", [checkSale(sale)], options);
}

/** As `endRecourse`; waits until it is mined. */
export async function endRecourseAndWait(
  client: Client,
  parameters: EndRecourseParameters,
): Promise<EndRecourseReturnType> {
  const receipt = await waitMined(client, await endRecourse(client, parameters));
  return { ended: eventsOf(receivablesContract(client), receipt, "RecourseEnded").length > 0, receipt };
}
