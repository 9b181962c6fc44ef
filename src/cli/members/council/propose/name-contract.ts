import {
  buildNameContractProposal,
  type NameContractProposalParameters,
} from "../../../../sdk/anchoring/actions/build-name-contract-proposal.ts";
import { getLightClient } from "../../../../sdk/anchoring/actions/get-light-client.ts";
import { SIDE_CONTRACTS, type SideContract } from "../../../../sdk/anchoring/model/contract-name.ts";
import { checkAddress } from "../../../../sdk/core/check.ts";
import { sdkError } from "../../../../sdk/core/errors.ts";
import { rpc } from "../../../../sdk/core/rpc.ts";
import { type SideOption, takesSideAccess, withSide } from "../../../anchoring/shared/side.ts";
import { requireSideContract } from "../../../anchoring/shared/side-contract.ts";
import type { Cli } from "../../../shared/cli.ts";
import type { Writer } from "../../../shared/connection.ts";
import { oneOf } from "../../../shared/values.ts";
import type { Verb } from "../../../shared/verb.ts";
import { type Described, described, propose } from "../../shared/propose.ts";

type Options = Described & Partial<SideOption>;

export const verb: Verb<[lightClient: string, name: SideContract, account: string, options: Options]> = {
  takes: (command) =>
    takesSideAccess(
      described(command).option(
        "--side <url>",
        "a node of the other chain: refuse a contract that is not this version's",
      ),
    )
      .argument("<client>", "the light client's id")
      .argument("<name>", `one of ${SIDE_CONTRACTS.join(", ")}`, oneOf(SIDE_CONTRACTS))
      .argument("<address>", "its address on the other chain"),
  run: (cli, lightClient, name, account, options) =>
    propose(cli, async (client) => {
      const { description } = options;
      const named: NameContractProposalParameters = {
        lightClient,
        name,
        account,
        ...(description !== undefined && { description }),
      };
      const { side } = options;
      if (side === undefined) {
        cli.note(`nobody looked at the code of ${account}: --side URL, of a node of the other chain, compares it`);
        return buildNameContractProposal(client, named);
      }
      const codeHash = await codeHashAt(cli, client, { ...options, side }, named);
      return buildNameContractProposal(client, { ...named, codeHash });
    }),
};

/** @throws `CHAIN_MISMATCH`, `DEPLOYMENT_DIFFERS`, `NOT_FOUND`, `USAGE`. */
async function codeHashAt(
  cli: Cli,
  client: Writer,
  side: SideOption,
  { lightClient, name, account, description }: NameContractProposalParameters,
): Promise<string> {
  const address = checkAddress("account", account);
  const { chainId } = await getLightClient(client, { lightClient });
  return withSide(side, async (node) => {
    const actual = Number((await rpc(() => node.getNetwork())).chainId);
    if (actual !== chainId) {
      const message = `the node is of chain ${actual}, the light client of chain ${chainId}`;
      throw sdkError("CHAIN_MISMATCH", message, { field: "side", expected: chainId, actual });
    }
    const codeHash = await requireSideContract(node, name, address);
    // A description of one's own does not say it.
    if (description !== undefined)
      cli.note(`the code of ${name} at ${address} is this version's, its hash ${codeHash}`);
    return codeHash;
  });
}
