import type { NodeRpc } from "../../network/rpc/call-rpc.ts";
import { epochLengthOf } from "../../network/votes/epoch-length.ts";
import { listVotes, type VoteState } from "../../network/votes/list-votes.ts";
import type { Cli } from "../shared/cli.ts";
import { table } from "../shared/tables.ts";
import type { Verb } from "../shared/verb.ts";
import { epochOption } from "./shared/epoch.ts";
import { openRpc } from "./shared/open-rpc.ts";

interface VotesOptions {
  readonly epoch?: number;
}

export const verb: Verb<[options: VotesOptions]> = {
  takes: (command) => epochOption(command),
  async run(cli, { epoch }) {
    const rpc = await openRpc(cli);
    const state = await read(cli, rpc, epoch ?? (await epochLengthOf(rpc)));
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

/** With a bar, for an epoch has many headers. */
async function read(cli: Cli, rpc: NodeRpc, epochLength: number): Promise<VoteState> {
  let bar: Awaited<ReturnType<Cli["progress"]>> | undefined;
  let done = 0;
  try {
    return await listVotes(rpc, epochLength, async (headers, of) => {
      bar ??= await cli.progress("headers", of);
      bar.add(headers - done);
      done = headers;
    });
  } finally {
    bar?.stop();
  }
}
