import { type TransactionReceipt, ZeroHash } from "ethers";
import type { Client } from "../../core/client.ts";
import { eventOf } from "../../core/write.ts";
import { receivablesContract } from "../contracts.ts";

/** A default that was declared. */
export interface Default {
  readonly receivable: string;
  /** Organisation that declared it. */
  readonly by: number;
  /** Uid of the statement that the obligor is insolvent; null where the time passed. */
  readonly statement: string | null;
}

/** @throws `EVENT_MISSING`. */
export function defaultOf(client: Client, receipt: TransactionReceipt): Default {
  const { receivable, by, statement } = eventOf(receivablesContract(client), receipt, "ReceivableDefaulted").args;
  return { receivable, by: Number(by), statement: statement === ZeroHash ? null : statement };
}
