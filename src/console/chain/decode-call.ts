import { Interface, type InterfaceAbi } from "ethers";

/** An argument of a call: its name and type in the contract, and its value as text. */
export interface DecodedArgument {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

export interface DecodedCall {
  readonly method: string;
  readonly args: readonly DecodedArgument[];
}

const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(textOf).join(", ")}]`;
  return String(value);
};

/** A call as the contract's ABI reads it; undefined where the contract has no such method. */
export function decodeCall(abi: InterfaceAbi, calldata: string): DecodedCall | undefined {
  try {
    const call = new Interface(abi).parseTransaction({ data: calldata });
    if (call === null) return undefined;
    const args = call.fragment.inputs.map(({ name, type }, i) => ({ name, type, value: textOf(call.args[i]) }));
    return { method: call.name, args };
  } catch {
    return undefined;
  }
}
