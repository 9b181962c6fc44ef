import { type BaseContract, isError } from "ethers";
import { invalidArgument } from "./rpc.ts";

/** Calldata of a call. @throws `ARGUMENT_INVALID` with the argument that does not fit the ABI. */
export function encodeCall(contract: BaseContract, method: string, args: readonly unknown[]): string {
  try {
    return contract.interface.encodeFunctionData(method, args);
  } catch (error) {
    throw isError(error, "INVALID_ARGUMENT") ? invalidArgument(error) : error;
  }
}
