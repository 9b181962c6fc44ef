import { listVotes } from "../../network/votes/list-votes.ts";
import { table } from "../shared/tables.ts";
import type { Verb } from "../shared/verb.ts";
import { epochOption } from "./shared/epoch.ts";
import { openRpc } from "./shared/open-rpc.ts";

interface VotesOptions {
  readonly epoch: number;
}

export const verb: Verb<[options: VotesOptions]> = {
  takes: (command) => epochOption(command),
  async run(cli, { epoch }) {
    const state = await listVotes(await openRpc(cli), epoch);
    const { height, validators, needed, open, own, epochEnds } = state;
    const change = (add: boolean) => (add ? "add" : "drop");
    const rows = open.map(({ subject, add, by }) => [change(add), subject, `${by.length} of ${needed}`, by.join(", ")]);
    const text = [
      open.length === 0 ? "No vote counts at present." : table(["vote", "on", "has", "by"], rows, cli.layout()),
      ...own.map(({ subject, add }) => `This node votes to ${change(add)} ${subject}.`),
      `A change needs ${needed} of ${validators.length} validators. Votes are forgotten at block ${epochEnds}; the chain is at ${height}.`,
    ];
    cli.result(text.join("\n"), { ok: true, ...state });
  },
};
