import type { Io } from "./cli.ts";
import { fault } from "./errors.ts";
import { describeFailure } from "./exit.ts";
import { NODE_NEEDED } from "./node-version.ts";

/** Says which Node is needed; gives the exit code. Runs under old ones, so it imports nothing that they lack. */
export async function refuseNode(args: readonly string[], io: Io, found: string): Promise<number> {
  const needed = `${NODE_NEEDED} or later`;
  const refusal = fault("NODE_TOO_OLD", `tally needs Node ${needed}, this is Node ${found}`, { needed, found });
  const { text, json, exitCode } = await describeFailure(refusal);
  if (args.includes("--json")) io.out(JSON.stringify(json));
  else io.err(text);
  return exitCode;
}
