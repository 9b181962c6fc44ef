import type { Command } from "commander";
import { hash, money } from "../../shared/amounts.ts";

/** Of a pledge, which its pledgee gives back or takes. */
export interface LienOptions {
  readonly owner: string;
  readonly amount: bigint;
  readonly ref: string;
}

export function takesLien(command: Command): Command {
  return command
    .argument("<receivable>", "its id", hash)
    .requiredOption("--owner <account>", "that pledged")
    .requiredOption("--amount <decimal>", "how much, such as 1000.50", money)
    .requiredOption("--ref <hash>", "of the agreement, 32 bytes", hash);
}
