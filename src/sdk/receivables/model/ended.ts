import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import { eventsOf } from "../../core/write.ts";
import { receivablesContract } from "../contracts.ts";
import { type ReceivableState, receivableStateOf } from "./states.ts";

/** A receivable that was not confirmed, and never will be. Its document is free again. */
export interface EndedReceivable {
  readonly receivable: string;
  readonly state: ReceivableState;
  /** The obligor's, or zero. */
  readonly reason: string;
}

/** What an act ended, in its order. */
export function endedReceivables(client: Client, receipt: TransactionReceipt): EndedReceivable[] {
  return eventsOf(receivablesContract(client), receipt, "ReceivableEnded").map(({ args }) => {
    return { receivable: args.receivable, state: receivableStateOf(args.state), reason: args.reason };
  });
}
