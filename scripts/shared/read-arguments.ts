import { type ParseArgsConfig, parseArgs } from "node:util";
import { fault } from "../../src/cli/shared/errors.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;
type Given<T extends Options> = ReturnType<typeof parseArgs<{ args: string[]; options: T }>>["values"];

/**
 * The options of a command line.
 *
 * @throws `USAGE` for one that is not known, has no value, or an argument that is no option.
 */
export function readArguments<T extends Options>(args: readonly string[], options: T): Given<T> {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!code?.startsWith("ERR_PARSE_ARGS")) throw error;
    throw fault("USAGE", message.replace(/\. To specify a positional argument .*$/s, ""), { arguments: args }, error);
  }
}

/** @throws `USAGE` with option and value. */
export function wholeNumber(option: string, text: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  const expected = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `${least} to ${most}`;
  throw fault("USAGE", `${option} should be a whole number, ${expected}, is ${JSON.stringify(text)}`, {
    option,
    value: text,
    expected,
  });
}

/** @throws `USAGE` with option and value. */
export function oneOf<T extends string>(option: string, text: string, expected: readonly T[]): T {
  const found = expected.find((each) => each === text);
  if (found !== undefined) return found;
  throw fault("USAGE", `${option} ${JSON.stringify(text)} is not known; there are ${expected.join(", ")}`, {
    option,
    value: text,
    expected,
  });
}
