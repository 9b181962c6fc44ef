import type { TypedContractEvent } from "../../../../types/ethers-contracts/common.ts";
import type { Contracts } from "../contracts.ts";
import type { Cursor } from "./cursor.ts";

/** Name of a contract as bound in `client.contracts`. */
export type ContractKey = keyof Contracts;

/** Names of the events of a contract. */
export type EventName<K extends ContractKey = ContractKey> = K extends ContractKey
  ? Exclude<keyof Contracts[K]["filters"] & string, `${string}(${string}`>
  : never;

type EventArgs<K extends ContractKey, N> = N extends keyof Contracts[K]["filters"]
  ? // biome-ignore lint/suspicious/noExplicitAny: the tuples are of no interest here
    Contracts[K]["filters"][N] extends TypedContractEvent<any, any, infer Args>
    ? Args
    : never
  : never;

/** One event of the contracts, decoded. Narrow it by `contract` and `name`, and `args` is typed. */
export type StreamedEvent<K extends ContractKey = ContractKey, N extends string = string> = {
  [Key in K]: {
    [Name in EventName<Key> & N]: {
      readonly type: "event";
      /** Where to go on after this event. */
      readonly cursor: Cursor;
      readonly contract: Key;
      readonly name: Name;
      readonly args: Readonly<EventArgs<Key, Name>>;
      readonly blockNumber: number;
      readonly blockHash: string;
      readonly logIndex: number;
      readonly transactionHash: string;
    };
  }[EventName<Key> & N];
}[K];

/** All events up to and including a block have been given. */
export interface Checkpoint {
  readonly type: "checkpoint";
  readonly cursor: Cursor;
}
