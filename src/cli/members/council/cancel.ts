import { cancelAndWait } from "../../../sdk/members/actions/council/cancel.ts";
import type { Verb } from "../../shared/verb.ts";
import { moveProposal } from "../shared/move-proposal.ts";

export const verb: Verb<[id: string]> = {
  takes: (command) => command.argument("<id>", "its number, or the beginning as `list` shows it"),
  run: (cli, id) => moveProposal(cli, id, cancelAndWait),
};
