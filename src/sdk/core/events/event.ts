import type { ContractHandle, ContractOf } from "../contract.ts";
import type { EventName, NamedArguments } from "../typed-contract.ts";
import type { Cursor } from "./cursor.ts";

/** Names of the events of contracts. */
export type StreamedName<H extends ContractHandle> = H extends ContractHandle ? EventName<ContractOf<H>> : never;

/** One event of the contracts, decoded. Narrow it by `contract` and `name`, and `args` is typed. */
export type StreamedEvent<
  H extends ContractHandle = ContractHandle,
  N extends string = string,
> = H extends ContractHandle
  ? {
      [Name in EventName<ContractOf<H>> & N]: {
        readonly type: "event";
        /** Where to go on after this event. */
        readonly cursor: Cursor;
        /** Name of the contract in the deployment file. */
        readonly contract: H["contractName"];
        readonly name: Name;
        readonly args: Readonly<NamedArguments<ContractOf<H>, Name>>;
        readonly blockNumber: number;
        readonly blockHash: string;
        readonly logIndex: number;
        readonly transactionHash: string;
      };
    }[EventName<ContractOf<H>> & N]
  : never;

/** All events up to and including a block have been given. */
export interface Checkpoint {
  readonly type: "checkpoint";
  readonly cursor: Cursor;
}
