import { InvalidArgumentError } from "commander";

/** Values by name, each given as "name=value". */
export type Pairs = Readonly<Record<string, string>>;

/** "2=6941234000005", for an option that may be there several times. */
export function pair(text: string, former: Pairs = {}): Pairs {
  const [name, value] = [text.slice(0, text.indexOf("=")), text.slice(text.indexOf("=") + 1)];
  if (!text.includes("=") || name === "" || value === "") throw new InvalidArgumentError("Not a pair such as 2=file.");
  return { ...former, [name]: value };
}
