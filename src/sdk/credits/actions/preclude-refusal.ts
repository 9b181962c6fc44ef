import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import { type CreditTerms, toCreditStruct } from "../model/credit-terms.ts";
import { type Drawing, toDrawingStruct } from "../model/drawing.ts";

export interface PrecludeRefusalParameters extends WriteOptions {
  /** Those under which it is presented. */
  readonly terms: CreditTerms;
  /** What was presented. */
  readonly drawing: Drawing;
}

export interface PrecludeRefusalReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Records that a bank which stayed silent has accepted (UCP 600 art. 16 f). Anybody, once its time is over.
 *
 * @throws `Presentations_ClockRuns`, `Presentations_WrongState`; `Credits_OtherTerms`; `ARGUMENT_INVALID`, `DATE_INVALID`.
 *
 * @example
 * import { precludeRefusal } from "tallystick/credits";
 *
 * const sent = await precludeRefusal(client, { terms: creditTerms, drawing });
 */
export async function precludeRefusal(client: Client, parameters: PrecludeRefusalParameters): Promise<SentTransaction> {
  const { terms, drawing, ...options } = parameters;
  const args = [toCreditStruct(terms), toDrawingStruct(drawing)] as const;
  return write(client, lettersOfCreditContract(client), "preclude", args, options);
}

/** As `precludeRefusal`; waits until it is mined. */
export async function precludeRefusalAndWait(
  client: Client,
  parameters: PrecludeRefusalParameters,
): Promise<PrecludeRefusalReturnType> {
  const receipt = await waitMined(client, await precludeRefusal(client, parameters));
  return { receipt };
}
