import type { Cli } from "./cli.ts";
import { fault } from "./errors.ts";

/** A value of the command line that only the chain completes. It stands in its place until the command runs. */
export class FromChain<T> {
  readonly read: (cli: Cli) => Promise<T>;
  /** What to give instead where there is no network. */
  readonly offline: string;

  constructor(offline: string, read: (cli: Cli) => Promise<T>) {
    [this.offline, this.read] = [offline, read];
  }
}

/**
 * Arguments and options of a command, with what only the chain completes replaced by its word.
 *
 * @throws `USAGE` where the command runs with --offline.
 */
export async function readFromChain(cli: Cli, given: readonly unknown[]): Promise<unknown[]> {
  const isOffline = given.some((each) => isPlain(each) && each.offline === true);
  const complete = async (value: unknown): Promise<unknown> => {
    if (value instanceof FromChain) {
      if (isOffline) throw fault("USAGE", value.offline, {});
      return value.read(cli);
    }
    if (Array.isArray(value)) return Promise.all(value.map(complete));
    if (!isPlain(value)) return value;
    const entries = Object.entries(value).map(async ([name, each]) => [name, await complete(each)] as const);
    return Object.fromEntries(await Promise.all(entries));
  };
  return Promise.all(given.map(complete));
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
