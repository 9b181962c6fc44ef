import type { Command } from "commander";
import type { JsonRpcProvider } from "ethers";
import { openProvider } from "../../../sdk/core/open-provider.ts";
import { readAccess } from "../../shared/access.ts";
import { requireHttp } from "../../shared/http-option.ts";
import { wholeNumber } from "../../shared/values.ts";

/** Option of every command that asks the other chain. */
export interface SideOption extends SideAccess {
  readonly side: string;
}

/** What lets in who asks the other chain's node. */
interface SideAccess {
  readonly sideTokenFile?: string;
  readonly sideCert?: string;
  readonly sideKey?: string;
  readonly sideCa?: string;
}

export function takesSide(command: Command): Command {
  return takesSideAccess(command.requiredOption("--side <url>", "a node of the other chain; it is not trusted"));
}

/** For a command that takes --side by itself. */
export function takesSideAccess(command: Command): Command {
  return command
    .option("--side-token-file <file>", "file with the bearer token for that node")
    .option("--side-cert <file>", "certificate that is shown to that node, over https")
    .option("--side-key <file>", "key of that certificate")
    .option("--side-ca <file>", "authorities that the node's own certificate is of (default: the system's)");
}

/** Options of who trusts a header of the other chain. */
export interface Trusted extends SideOption {
  readonly number: number;
}

export function takesTrusted(command: Command): Command {
  return takesSide(command).requiredOption("--number <height>", "height of the header that is trusted", wholeNumber);
}

/** Asks the other chain's node, and lets go of it. @throws `USAGE`; as `readAccess`. */
export async function withSide<T>(
  { side, sideTokenFile, sideCert, sideKey, sideCa }: SideOption,
  work: (node: JsonRpcProvider) => Promise<T>,
): Promise<T> {
  requireHttp("side", side);
  const files = { tokenFile: sideTokenFile, cert: sideCert, key: sideKey, ca: sideCa };
  const node = openProvider({ url: side, ...readAccess(files, "--side-") });
  try {
    return await work(node);
  } finally {
    node.destroy();
  }
}
