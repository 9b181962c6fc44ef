import { buildRenewClientProposal } from "../../../../sdk/anchoring/actions/build-renew-client-proposal.ts";
import { fetchQbftHeader } from "../../../../sdk/anchoring/chain/fetch-header.ts";
import { type Trusted, takesTrusted, withSide } from "../../../anchoring/shared/side.ts";
import type { Verb } from "../../../shared/verb.ts";
import { type Described, described, propose } from "../../shared/propose.ts";

export const verb: Verb<[lightClient: string, options: Trusted & Described]> = {
  takes: (command) => takesTrusted(described(command)).argument("<client>", "the light client's id"),
  run: (cli, lightClient, { number, ...options }) =>
    withSide(options, async (side) => {
      const header = await fetchQbftHeader(side, number);
      await propose(cli, (client) => buildRenewClientProposal(client, { ...options, lightClient, header }));
    }),
};
