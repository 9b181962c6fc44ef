import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import { safe } from "../../../core/whole.ts";
import { computationsContract } from "../../contracts.ts";
import { membersOf } from "../../model/job/computation.ts";
import { getComputation } from "./get-computation.ts";

export interface GetComputationReceiptParameters {
  /** The job's id. */
  readonly computation: string;
}

export interface GetComputationReceiptReturnType {
  readonly computation: string;
  readonly resultHash: string;
  /** Over everything that was revealed; see `transcriptOf`. */
  readonly transcript: string;
  /** Executors that came to it. */
  readonly agreed: readonly number[];
  /** Whether reserves computed it again and came to it too. */
  readonly recomputed: boolean;
  readonly acceptedAt: number;
}

/**
 * The receipt of an accepted result.
 *
 * @throws `Computations_NotAccepted`; `NOT_FOUND`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getComputationReceipt } from "tallystick/data";
 *
 * const { resultHash, agreed } = await getComputationReceipt(client, { computation });
 */
export async function getComputationReceipt(
  client: Client,
  { computation: given }: GetComputationReceiptParameters,
): Promise<GetComputationReceiptReturnType> {
  const computation = checkBytes32("computation", given);
  const { job } = await getComputation(client, { computation });
  const receipt = await rpc(() => computationsContract(client).receiptOf(computation));
  return {
    computation,
    resultHash: receipt.resultHash,
    transcript: receipt.transcript,
    agreed: membersOf(receipt.agreed, job.executors.orgs),
    recomputed: receipt.recomputed,
    acceptedAt: safe("acceptedAt", receipt.acceptedAt),
  };
}
