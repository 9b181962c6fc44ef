import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { attestationsContract } from "../../contracts.ts";
import type { Statement } from "../../model/statement/statement.ts";
import { checkItem } from "./check-items.ts";

export interface AttestParameters extends WriteOptions {
  readonly statement: Statement;
}

export interface AttestReturnType {
  readonly uid: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Records a statement of the sender's on chain. MAKER or DEVICE of an active organisation.
 *
 * @throws `DATA_MISMATCH`, `ARGUMENT_INVALID`, `NOT_SECONDS`; `Attestations_UnknownSchema`, `Attestations_DataMismatch`,
 * `Attestations_Expired`, `Attestations_AlreadyRecorded`, `Attestations_NotAttester`, `Members_*` when the sender may not.
 *
 * @example
 * import { attest, createStatement } from "tallystick/evidence";
 *
 * const statement = createStatement({ schema, attester, data });
 * const sent = await attest(client, { statement });
 */
export async function attest(client: Client, { statement, ...options }: AttestParameters): Promise<SentTransaction> {
  return write(client, attestationsContract(client), "attest", [await checkItem(client, statement)], options);
}

/** As `attest`; waits until it is mined and gives the uid. */
export async function attestAndWait(client: Client, parameters: AttestParameters): Promise<AttestReturnType> {
  const receipt = await waitMined(client, await attest(client, parameters));
  return { uid: eventOf(attestationsContract(client), receipt, "Attested").args.uid, receipt };
}
