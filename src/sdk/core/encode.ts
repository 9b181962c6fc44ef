import { type BaseContract, isError } from "ethers";
import { invalidArgument } from "./rpc.ts";
import type { MethodArguments, WriteMethod } from "./typed-contract.ts";

/** Calldata of a call. @throws `ARGUMENT_INVALID` with the argument that does not fit the ABI. */
export function encodeCall<C extends BaseContract, M extends WriteMethod<C>>(
  contract: C,
  method: M,
  args: MethodArguments<C, M>,
): string {
  try {
    return contract.interface.encodeFunctionData(method, args);
  } catch (error) {
    throw isError(error, "INVALID_ARGUMENT") ? invalidArgument(error) : error;
  }
}
