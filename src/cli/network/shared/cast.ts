import type { Command } from "commander";
import { castVote, warningsOf } from "../../../network/votes/vote.ts";
import type { Cli } from "../../shared/cli.ts";
import type { Verb } from "../../shared/verb.ts";
import { epochOption } from "./epoch.ts";
import { openRpc } from "./open-rpc.ts";

interface VoteOptions {
  readonly epoch: number;
}

/** The command that has a node vote for a change of the validators. */
export function castVerb(add: boolean): Verb<[account: string, options: VoteOptions]> {
  return {
    takes: (command: Command) =>
      epochOption(command.argument("<address>", "of the validator: `address` in network.json")),
    async run(cli: Cli, account: string, { epoch }: VoteOptions) {
      const vote = await castVote(await openRpc(cli), account, add);
      const warnings = warningsOf(vote, epoch);
      const text = `This node votes to ${add ? "add" : "drop"} ${vote.subject}.`;
      cli.result([text, ...warnings.map((warning) => `  ${warning}`)].join("\n"), { ok: true, ...vote, warnings });
    },
  };
}
