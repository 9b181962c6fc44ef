import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { receivablesContract } from "../../contracts.ts";
import { checkSale, type Sale } from "../../model/sale.ts";

export interface ClaimRecourseParameters extends WriteOptions {
  /** As `listSales` gives it. */
  readonly sale: Sale;
}

export interface ClaimRecourseReturnType {
  /** The sale's id, under which it is paid. */
  readonly sale: string;
  readonly seller: string;
  readonly buyer: string;
  /** What the seller owes. */
  readonly amount: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Claims from the seller what the buyer still has of a defaulted receivable, or gets back by recourse of those it sold to: so who sold all on
 * claims in time too. Once for each sale with recourse. MAKER of the buyer.
 *
 * @throws `Recourses_NotOpen`, `Recourses_Lapsed`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { claimRecourse, listSales } from "tallystick/receivables";
 *
 * const [sale] = await listSales(client, { receivable });
 * if (sale) await claimRecourse(client, { sale });
 */
export async function claimRecourse(client: Client, parameters: ClaimRecourseParameters): Promise<SentTransaction> {
  const { sale, ...options } = parameters;
  return write(client, receivablesContract(client), "claimRecourse", [checkSale(sale)], options);
}

/** As `claimRecourse`; waits until it is mined. */
export async function claimRecourseAndWait(
  client: Client,
  parameters: ClaimRecourseParameters,
): Promise<ClaimRecourseReturnType> {
  const receipt = await waitMined(client, await claimRecourse(client, parameters));
  const { sale, seller, buyer, amount } = eventOf(receivablesContract(client), receipt, "RecourseClaimed").args;
  return { sale, seller, buyer, amount, receipt };
}
