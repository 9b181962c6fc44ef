import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { type ReceivableOnChain, receivableOnChain, termsOnChain } from "../../model/receivable-on-chain.ts";

export interface GetReceivableParameters {
  /** See `receivableId`. */
  readonly receivable: string;
}

/**
 * Reads a receivable as it stands now. Its terms are from the event of its registration and are checked against its id.
 *
 * @throws `NOT_FOUND`; `EVENT_MISSING` when the node gives an event with other terms; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getReceivable } from "tallystick/receivables";
 *
 * const { state, payment, terms } = await getReceivable(client, { receivable });
 * console.log(state, payment?.state, terms?.dueDate);
 */
export async function getReceivable(client: Client, parameters: GetReceivableParameters): Promise<ReceivableOnChain> {
  const receivable = checkBytes32("receivable", parameters.receivable);
  return receivableOnChain(client, receivable, await termsOnChain(client, receivable));
}
