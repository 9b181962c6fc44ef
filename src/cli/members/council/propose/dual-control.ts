import { buildSetDualControlProposal } from "../../../../sdk/members/actions/council/build-set-dual-control-proposal.ts";
import { onOff, wholeNumber } from "../../../shared/values.ts";
import type { Verb } from "../../../shared/verb.ts";
import { type Described, described, propose } from "../../shared/propose.ts";

export const verb: Verb<[org: number, on: boolean, options: Described]> = {
  takes: (command) =>
    described(command).argument("<org>", "its number", wholeNumber).argument("<on|off>", "required or not", onOff),
  run: (cli, org, on, options) =>
    propose(cli, (client) => buildSetDualControlProposal(client, { org, required: on, ...options })),
};
