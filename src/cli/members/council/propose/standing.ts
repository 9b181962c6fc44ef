import { buildSetStandingProposal } from "../../../../sdk/members/actions/council/build-set-standing-proposal.ts";
import { oneOf, wholeNumber } from "../../../shared/values.ts";
import type { Verb } from "../../../shared/verb.ts";
import { type Described, described, propose } from "../../shared/propose.ts";

/** The standings that the Council can give. */
const DECIDED = ["Active", "Restricted", "Expelled"] as const;

export const verb: Verb<[org: number, standing: (typeof DECIDED)[number], options: Described]> = {
  takes: (command) =>
    described(command)
      .argument("<org>", "its number", wholeNumber)
      .argument("<standing>", "Active, Restricted or Expelled", oneOf(DECIDED)),
  run: (cli, org, standing, options) =>
    propose(cli, (client) => buildSetStandingProposal(client, { org, standing, ...options })),
};
