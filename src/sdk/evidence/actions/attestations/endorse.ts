import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { attestationsContract } from "../../contracts.ts";

export interface EndorseParameters extends WriteOptions {
  readonly uid: string;
}

export interface EndorseReturnType {
  readonly uid: string;
  /** Organisation that endorsed. */
  readonly org: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Endorses a recorded statement for the sender's organisation. MAKER or CHECKER of an active organisation other than
 * the attester's. An organisation endorses a statement once.
 *
 * @throws `Attestations_NotValid`, `Attestations_OwnEndorsement`, `Attestations_AlreadyEndorsed`, `Members_*` when the sender may
 * not; `ARGUMENT_INVALID`.
 *
 * @example
 * import { endorse } from "tallystick/evidence";
 *
 * const sent = await endorse(client, { uid });
 */
export async function endorse(client: Client, { uid, ...options }: EndorseParameters): Promise<SentTransaction> {
  return write(client, attestationsContract(client), "endorse", [checkBytes32("uid", uid)], options);
}

/** As `endorse`; waits until it is mined. */
export async function endorseAndWait(client: Client, parameters: EndorseParameters): Promise<EndorseReturnType> {
  return endorsed(client, await waitMined(client, await endorse(client, parameters)));
}

/** What the event of an endorsing transaction says. */
export function endorsed(client: Client, receipt: TransactionReceipt): EndorseReturnType {
  const { uid, org } = eventOf(attestationsContract(client), receipt, "Endorsed").args;
  return { uid, org: Number(org), receipt };
}
