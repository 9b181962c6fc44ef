import { AbiCoder, dataLength, dataSlice, type ErrorFragment, type Interface } from "ethers";
import { isTallyError, TallyError } from "../../lib/errors.ts";
import { CATALOGUE, sdkError } from "./errors.ts";

/**
 * Turns the data of a revert into an error whose code is the custom error's name and whose values are its arguments.
 *
 * @param abis Of the contracts whose error it may be: `membersContract(client).interface`.
 */
export function decodeRevert(data: string, abis: readonly Interface[], cause?: unknown): TallyError {
  // A selector is 4 bytes; ethers throws on less.
  for (const abi of dataLength(data) < 4 ? [] : abis) {
    const found = abi.parseError(data);
    if (found !== null) return custom(found.fragment, [...found.args], cause);
  }
  if (data.startsWith("0x08c379a0")) {
    const reason = AbiCoder.defaultAbiCoder().decode(["string"], dataSlice(data, 4))[0];
    return sdkError("UNKNOWN_REVERT", `reverted: ${reason}`, { data, reason }, cause);
  }
  return sdkError("UNKNOWN_REVERT", `reverted with ${data === "0x" ? "no data" : data}`, { data }, cause);
}

/** Whether a contract refused a call. Its errors are not in the SDK's own catalogue. */
export function isRevert(error: unknown): error is TallyError {
  return isTallyError(error) && (error.code === "UNKNOWN_REVERT" || !Object.hasOwn(CATALOGUE, error.code));
}

function custom(fragment: ErrorFragment, args: unknown[], cause: unknown): TallyError {
  const values = Object.fromEntries(fragment.inputs.map((input, i) => [input.name || String(i), args[i]]));
  const text = Object.entries(values)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(", ");
  return new TallyError(fragment.name, text ? `${fragment.name}: ${text}` : fragment.name, {
    retryable: false,
    values,
    cause,
  });
}
