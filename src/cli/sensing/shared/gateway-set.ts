import type { Command } from "commander";
import { wholeNumber } from "../../shared/values.ts";
import { accounts } from "./values.ts";

/** A station's next gateways. */
export interface GatewayOptions {
  readonly gateways: readonly string[];
  readonly quorum: number;
}

export function takesGateways(command: Command): Command {
  return command
    .argument("<station>", "its number", wholeNumber)
    .requiredOption("--gateways <accounts>", "separated by commas", accounts)
    .requiredOption("--quorum <number>", "how many of them have to sign", wholeNumber);
}
