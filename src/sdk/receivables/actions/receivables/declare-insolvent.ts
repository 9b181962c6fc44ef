import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { checkStatement } from "../../../evidence/model/statement/create.ts";
import type { Statement } from "../../../evidence/model/statement/statement.ts";
import { receivablesContract } from "../../contracts.ts";
import { type Default, defaultOf } from "../../model/default.ts";

export interface DeclareInsolventParameters extends WriteOptions {
  readonly receivable: string;
  /** By an account of the regulator, valid; its subject is the obligor: see `obligorSubject`. */
  readonly statement: Statement;
}

export interface DeclareInsolventReturnType extends Default {
  readonly receipt: TransactionReceipt;
}

/**
 * Declares the default of an overdue receivable at once, by a statement that the obligor is insolvent. MAKER of the regulator that made it.
 *
 * @throws `Receivables_WrongState`, `Recourses_StatementInvalid`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { declareInsolvent } from "tallystick/receivables";
 *
 * const sent = await declareInsolvent(client, { receivable, statement });
 */
export async function declareInsolvent(
  client: Client,
  parameters: DeclareInsolventParameters,
): Promise<SentTransaction> {
  const { receivable, statement, ...options } = parameters;
  const args = [checkBytes32("receivable", receivable), checkStatement(statement)] as const;
  return write(client, receivablesContract(client), "declareInsolvent", args, options);
}

/** As `declareInsolvent`; waits until it is mined. */
export async function declareInsolventAndWait(
  client: Client,
  parameters: DeclareInsolventParameters,
): Promise<DeclareInsolventReturnType> {
  const receipt = await waitMined(client, await declareInsolvent(client, parameters));
  return { ...defaultOf(client, receipt), receipt };
}
