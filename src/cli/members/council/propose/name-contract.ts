import { buildNameContractProposal } from "../../../../sdk/anchoring/actions/build-name-contract-proposal.ts";
import { SIDE_CONTRACTS, type SideContract } from "../../../../sdk/anchoring/model/contract-name.ts";
import { oneOf } from "../../../shared/values.ts";
import type { Verb } from "../../../shared/verb.ts";
import { type Described, described, propose } from "../../shared/propose.ts";

export const verb: Verb<[lightClient: string, name: SideContract, account: string, options: Described]> = {
  takes: (command) =>
    described(command)
      .argument("<client>", "the light client's id")
      .argument("<name>", `one of ${SIDE_CONTRACTS.join(", ")}`, oneOf(SIDE_CONTRACTS))
      .argument("<address>", "its address on the other chain"),
  run: (cli, lightClient, name, account, options) =>
    propose(cli, (client) => buildNameContractProposal(client, { ...options, lightClient, name, account })),
};
