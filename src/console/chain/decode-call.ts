import { Interface, type InterfaceAbi, type ParamType } from "ethers";

/** An argument of a call, or a part of one: its name and type in the contract, and what it is. */
export interface DecodedArgument {
  /** Of an element of a list its number, beginning with 0. */
  readonly name: string;
  readonly type: string;
  /** As text; empty for what has parts. */
  readonly value: string;
  /** Of a struct its fields, of a list its elements. */
  readonly parts?: readonly DecodedArgument[];
}

export interface DecodedCall {
  readonly method: string;
  readonly args: readonly DecodedArgument[];
}

/** All of an argument, down to its last field. */
function argumentOf({ name, type, arrayChildren, components }: ParamType, value: unknown): DecodedArgument {
  const values = value as readonly unknown[];
  if (arrayChildren) {
    const parts = [...values].map((each, i) => ({ ...argumentOf(arrayChildren, each), name: String(i) }));
    return { name, type, value: "", parts };
  }
  if (components) {
    return { name, type, value: "", parts: components.map((each, i) => argumentOf(each, values[i])) };
  }
  return { name, type, value: String(value) };
}

/** A call as the contract's ABI reads it; undefined where the contract has no such method. */
export function decodeCall(abi: InterfaceAbi, calldata: string): DecodedCall | undefined {
  try {
    const call = new Interface(abi).parseTransaction({ data: calldata });
    if (call === null) return undefined;
    return { method: call.name, args: call.fragment.inputs.map((input, i) => argumentOf(input, call.args[i])) };
  } catch {
    return undefined;
  }
}
