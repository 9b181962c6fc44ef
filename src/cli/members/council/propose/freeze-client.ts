import { buildFreezeClientProposal } from "../../../../sdk/anchoring/actions/build-freeze-client-proposal.ts";
import type { Verb } from "../../../shared/verb.ts";
import { type Described, described, propose } from "../../shared/propose.ts";

export const verb: Verb<[lightClient: string, options: Described]> = {
  takes: (command) => described(command).argument("<client>", "the light client's id"),
  run: (cli, lightClient, options) =>
    propose(cli, (client) => buildFreezeClientProposal(client, { ...options, lightClient })),
};
