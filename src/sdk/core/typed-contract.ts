import type { Addressable, BaseContract, LogDescription } from "ethers";
import type { TypedContractEvent, TypedContractMethod } from "../../../types/ethers-contracts/common.ts";

/** Names of the functions of a contract that change something; of an overloaded one, its signatures. */
export type WriteMethod<C extends BaseContract> = {
  [M in keyof C & string]: C[M] extends TypedContractMethod<infer _A, infer _R, infer S>
    ? S extends "view"
      ? never
      : M
    : never;
}[keyof C & string];

/** What such a function takes, without ethers' overrides. */
export type MethodArguments<C extends BaseContract, M extends keyof C> =
  C[M] extends TypedContractMethod<infer A, infer _R, infer _S> ? Given<A> : never;

/** What a function takes, whether the lists and structs that are given may be changed or not. */
type Given<T> = T extends string | number | bigint | boolean | Uint8Array | Promise<unknown> | Addressable
  ? T
  : { readonly [K in keyof T]: Given<T[K]> };

/** Names of the events of a contract. */
export type EventName<C extends BaseContract> = Exclude<keyof C["filters"] & string, `${string}(${string}`>;

/** What an event says, by position and by name. */
export type EventArguments<C extends BaseContract, E extends string> = E extends keyof C["filters"]
  ? C["filters"][E] extends TypedContractEvent<infer _I, infer Tuple, infer Named>
    ? Tuple & Named
    : never
  : never;

/** What an event says, by name. */
export type NamedArguments<C extends BaseContract, E extends string> = E extends keyof C["filters"]
  ? C["filters"][E] extends TypedContractEvent<infer _I, infer _O, infer Named>
    ? Named
    : never
  : never;

/** A log that was decoded as an event of a contract. */
export type DecodedEvent<C extends BaseContract, E extends EventName<C>> = {
  [Name in E]: Omit<LogDescription, "args" | "name"> & {
    readonly name: Name;
    readonly args: EventArguments<C, Name>;
  };
}[E];

/** Names of the errors that an ABI declares. */
export type ErrorNameOf<Abi extends readonly { readonly type: string }[]> = Extract<
  Abi[number],
  { readonly type: "error"; readonly name: string }
>["name"];
