import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { attestationsContract } from "../../contracts.ts";
import { checkStatement } from "../../model/statement/create.ts";
import type { Statement } from "../../model/statement/statement.ts";
import { checkItem } from "./check-items.ts";

export interface ReplaceLeafParameters extends WriteOptions {
  /** The statement that is replaced: a leaf of a batch, or one that was signed off chain. */
  readonly statement: Statement;
  /** The statement that replaces it. Its `replaces` is the uid of `statement`. */
  readonly correction: Statement;
}

export interface ReplaceLeafReturnType {
  /** Uid of the correction. */
  readonly uid: string;
  /** Uid of the statement that was replaced. */
  readonly former: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Records a correction of a statement that the chain knows only as a leaf, or not at all. A recorded statement is replaced by
 * attesting one whose `replaces` names it.
 *
 * @throws as `attest`; `Attestations_ReplacesOther`, `Attestations_NotRevocable`, `Attestations_OtherOrganisation`.
 *
 * @example
 * import { createStatement, replaceLeaf } from "tallystick/evidence";
 *
 * const correction = createStatement({ schema, attester, data, replaces: uid });
 * const sent = await replaceLeaf(client, { statement, correction });
 */
export async function replaceLeaf(
  client: Client,
  { statement, correction, ...options }: ReplaceLeafParameters,
): Promise<SentTransaction> {
  const args = [checkStatement(statement), await checkItem(client, correction)] as const;
  return write(client, attestationsContract(client), "replaceLeaf", args, options);
}

/** As `replaceLeaf`; waits until it is mined. */
export async function replaceLeafAndWait(
  client: Client,
  parameters: ReplaceLeafParameters,
): Promise<ReplaceLeafReturnType> {
  const receipt = await waitMined(client, await replaceLeaf(client, parameters));
  const { uid, by } = eventOf(attestationsContract(client), receipt, "Replaced").args;
  return { uid: by, former: uid, receipt };
}
