import type { TransactionReceipt } from "ethers";
import { checkThat } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, waitMined } from "../../../core/write.ts";
import { exceedancesContract } from "../../contracts.ts";
import { type Stage, stageOf } from "../../model/stage.ts";

export interface MoveReturnType {
  readonly id: bigint;
  readonly from: Stage;
  readonly to: Stage;
  /** Organisation that moved it. */
  readonly by: number;
  /** Uid of the report, reason or decision; zero if none. */
  readonly statement: string;
  readonly receipt: TransactionReceipt;
}

/** @throws `ARGUMENT_INVALID` unless it is the number of an exceedance. */
export function checkExceedance(id: bigint): bigint {
  checkThat(typeof id === "bigint" && id > 0n && id < 1n << 96n, "id", id, "the number of an exceedance");
  return id;
}

/** Waits until an exceedance has moved. */
export async function moved(client: Client, sent: SentTransaction): Promise<MoveReturnType> {
  const receipt = await waitMined(client, sent);
  const { id, from, to, by, statement } = eventOf(exceedancesContract(client), receipt, "ExceedanceMoved").args;
  return { id, from: stageOf(from), to: stageOf(to), by: Number(by), statement, receipt };
}
