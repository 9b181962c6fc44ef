import { parseEnv } from "node:util";
import { readText } from "./files.ts";

/** Variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment with the variables of a file of NAME=value lines added. What the environment has already stays: a file is a
 * default, not an order.
 *
 * @throws `FILE_UNREADABLE`.
 */
export function withFile(environment: Environment, file: string | undefined): Environment {
  if (file === undefined) return environment;
  const named = parseEnv(readText(file));
  return { ...named, ...environment };
}
