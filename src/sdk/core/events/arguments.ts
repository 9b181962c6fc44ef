import { AbiCoder, type LogDescription, type ParamType, toUtf8String } from "ethers";

/**
 * What an event says, by name. Of a text that is no UTF-8 the bytes in hex: who emits an event may write what it likes, and nobody may
 * be kept from the others.
 */
export function eventArguments({ fragment, args }: LogDescription, data: string): Record<string, unknown> {
  try {
    return args.toObject();
  } catch {
    return readApart(fragment.inputs, args, data);
  }
}

function readApart(inputs: readonly ParamType[], args: LogDescription["args"], data: string): Record<string, unknown> {
  const plain = inputs.filter(({ indexed }) => !indexed);
  // A string is read as bytes: the two have the same form, and bytes that are no UTF-8 are no error.
  const types = plain.map((input) => (input.type === "string" ? "bytes" : input));
  const decoded = AbiCoder.defaultAbiCoder().decode(types, data);
  const value = (input: ParamType): unknown => {
    const place = plain.indexOf(input);
    if (place < 0) return args.getValue(input.name);
    return input.type === "string" ? textOf(decoded[place]) : decoded[place];
  };
  return Object.fromEntries(inputs.map((input) => [input.name, value(input)]));
}

function textOf(bytes: string): string {
  try {
    return toUtf8String(bytes);
  } catch {
    return bytes;
  }
}
