import { listProposals } from "../../../sdk/members/actions/council/list-proposals.ts";
import { proposalTitle } from "../../../sdk/members/model/proposal-title.ts";
import { table } from "../../shared/tables.ts";
import type { Verb } from "../../shared/verb.ts";
import { shortId, showVotes } from "../shared/proposals.ts";

export const verb: Verb = {
  async run(cli) {
    const proposals = await listProposals(await cli.client());
    const rows = proposals.map((p) => [shortId(p.proposalId), p.state, showVotes(p), proposalTitle(p)]);
    cli.result(table(["id", "state", "for/against/abstain", "description"], rows, cli.layout()), {
      ok: true,
      proposals,
    });
  },
};
