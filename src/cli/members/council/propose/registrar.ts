import { buildSetRegistrarProposal } from "../../../../sdk/evidence/actions/fingerprints/build-set-registrar-proposal.ts";
import { onOff } from "../../../shared/values.ts";
import type { Verb } from "../../../shared/verb.ts";
import { type Described, described, propose } from "../../shared/propose.ts";

export const verb: Verb<[registrar: string, on: boolean, options: Described]> = {
  takes: (command) =>
    described(command).argument("<address>", "the contract").argument("<on|off>", "allowed or not", onOff),
  run: (cli, registrar, on, options) =>
    propose(cli, (client) => buildSetRegistrarProposal(client, { registrar, allowed: on, ...options })),
};
