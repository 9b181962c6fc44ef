import type { Command } from "commander";
import type { JsonRpcProvider } from "ethers";
import { openProvider } from "../../../sdk/core/open-provider.ts";
import { requireHttp } from "../../shared/http-option.ts";
import { wholeNumber } from "../../shared/values.ts";

/** Option of every command that asks the other chain. */
export interface SideOption {
  readonly side: string;
}

export function takesSide(command: Command): Command {
  return command.requiredOption("--side <url>", "a node of the other chain; it is not trusted");
}

/** Options of who trusts a header of the other chain. */
export interface Trusted extends SideOption {
  readonly number: number;
}

export function takesTrusted(command: Command): Command {
  return takesSide(command).requiredOption("--number <height>", "height of the header that is trusted", wholeNumber);
}

/** Asks the other chain's node, and lets go of it. @throws `USAGE`. */
export async function withSide<T>({ side }: SideOption, work: (node: JsonRpcProvider) => Promise<T>): Promise<T> {
  requireHttp("side", side);
  const node = openProvider({ url: side });
  try {
    return await work(node);
  } finally {
    node.destroy();
  }
}
