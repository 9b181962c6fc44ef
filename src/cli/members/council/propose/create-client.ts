import { buildCreateClientProposal } from "../../../../sdk/anchoring/actions/build-create-client-proposal.ts";
import { fetchQbftHeader } from "../../../../sdk/anchoring/chain/fetch-header.ts";
import { type Trusted, takesTrusted, withSide } from "../../../anchoring/shared/side.ts";
import { wholeNumber } from "../../../shared/values.ts";
import type { Verb } from "../../../shared/verb.ts";
import { type Described, described, propose } from "../../shared/propose.ts";

interface CreateOptions extends Trusted, Described {
  readonly trustPeriod: number;
}

/** Two weeks. */
const TRUST_PERIOD = 1_209_600;

export const verb: Verb<[options: CreateOptions]> = {
  takes: (command) =>
    takesTrusted(described(command)).option(
      "--trust-period <seconds>",
      "how long it trusts without a newer header",
      wholeNumber,
      TRUST_PERIOD,
    ),
  run: (cli, { number, trustPeriod, ...options }) =>
    withSide(options, async (side) => {
      const header = await fetchQbftHeader(side, number);
      const chainId = Number((await side.getNetwork()).chainId);
      await propose(cli, (client) => buildCreateClientProposal(client, { ...options, chainId, trustPeriod, header }));
    }),
};
