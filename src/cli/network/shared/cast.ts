import type { Command } from "commander";
import { epochLengthOf } from "../../../network/votes/epoch-length.ts";
import { castVote, warningsOf } from "../../../network/votes/vote.ts";
import type { Cli } from "../../shared/cli.ts";
import type { Verb } from "../../shared/verb.ts";
import { epochOption } from "./epoch.ts";
import { openRpc } from "./open-rpc.ts";
import { validatorAddress } from "./validator-address.ts";

export interface VoteOptions {
  readonly epoch?: number;
  readonly force?: boolean;
}

/** The command that has a node vote for a change of the validators. */
export function castVerb(add: boolean): Verb<[account: string, options: VoteOptions]> {
  return {
    takes: (command: Command) =>
      epochOption(
        command.argument("<address>", "of the validator: `address` in network.json", validatorAddress),
      ).option("--force", "also where the chain halts once the change is made"),
    async run(cli: Cli, account: string, { epoch, force = false }: VoteOptions) {
      const rpc = await openRpc(cli);
      const vote = await castVote(rpc, { account, add, force });
      const warnings = warningsOf(vote, epoch ?? (await epochLengthOf(rpc)));
      const text = `This node votes to ${add ? "add" : "drop"} ${vote.subject}.`;
      cli.result([text, ...warnings.map((warning) => `  ${warning}`)].join("\n"), { ok: true, ...vote, warnings });
    },
  };
}
