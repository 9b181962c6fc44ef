import type { Command } from "commander";
import { proposeAndWait } from "../../../sdk/members/actions/council/propose.ts";
import { type Proposal, reserveProposal } from "../../../sdk/members/model/proposal.ts";
import { proposalTitle } from "../../../sdk/members/model/proposal-title.ts";
import type { Cli } from "../../shared/cli.ts";
import type { Writer } from "../../shared/connection.ts";
import { showTime } from "../../shared/tables.ts";
import { shortId } from "./proposals.ts";

/** What every proposal takes. */
export interface Described {
  readonly description?: string;
}

export function described(command: Command): Command {
  return command.option("--description <text>", "what members read before they vote");
}

/** Puts to the vote what `build` makes. */
export async function propose(cli: Cli, build: (client: Writer) => Proposal | Promise<Proposal>): Promise<void> {
  const client = await cli.writer();
  const proposal = reserveProposal(await build(client), client.sender.address);
  const { proposalId, snapshot, deadline, receipt } = await proposeAndWait(client, { proposal });
  const lines = [
    `proposed: ${proposalTitle(proposal)}`,
    `id  ${proposalId}`,
    `voting is open from ${showTime(snapshot)} until ${showTime(deadline)}`,
    `next: tally council vote ${shortId(proposalId)} for`,
  ];
  cli.result(lines.join("\n"), {
    ok: true,
    proposalId,
    description: proposal.description,
    snapshot,
    deadline,
    tx: receipt.hash,
  });
}
