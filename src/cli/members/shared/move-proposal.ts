import { getProposal } from "../../../sdk/members/actions/council/get-proposal.ts";
import type { Cli } from "../../shared/cli.ts";
import type { Writer } from "../../shared/connection.ts";
import { showTime } from "../../shared/tables.ts";
import { findProposal, showNext } from "./proposals.ts";
import { sayState } from "./say-state.ts";

type Move = (
  client: Writer,
  parameters: { readonly proposalId: bigint },
) => Promise<{ readonly receipt: { readonly hash: string } }>;

/** Takes a proposal a step further, and says where it stands then. */
export async function moveProposal(cli: Cli, id: string, move: Move): Promise<void> {
  const client = await cli.writer();
  const proposalId = await findProposal(client, id);
  const { receipt } = await sayState(client, proposalId, () => move(client, { proposalId }));
  const { state, eta } = await getProposal(client, { proposalId });
  const when = state === "Queued" ? `, executable from ${showTime(eta)}` : "";
  cli.result(`the proposal is ${state} now${when}${showNext({ proposalId, state })}`, {
    ok: true,
    proposalId,
    state,
    eta,
    tx: receipt.hash,
  });
}
