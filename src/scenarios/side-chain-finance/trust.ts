import { buildCreateClientProposal } from "../../sdk/anchoring/actions/build-create-client-proposal.ts";
import { buildNameContractProposal } from "../../sdk/anchoring/actions/build-name-contract-proposal.ts";
import { fetchQbftHeader } from "../../sdk/anchoring/chain/fetch-header.ts";
import { newestHeight } from "../../sdk/anchoring/chain/newest-height.ts";
import { qbftClientContract } from "../../sdk/anchoring/contracts.ts";
import { blockHashOf } from "../../sdk/anchoring/model/qbft-header.ts";
import { quorumOf } from "../../sdk/anchoring/model/quorum.ts";
import type { Client } from "../../sdk/core/client.ts";
import { deployedContract } from "../../sdk/core/deployment.ts";
import { rpc } from "../../sdk/core/rpc.ts";
import { chainTime, moveClock } from "../shared/chain-clock.ts";
import { passProposal } from "../shared/pass-proposal.ts";
import type { Stage } from "../shared/scenario.ts";
import type { SideChain } from "../shared/side-chain.ts";

/** Without a newer header the main chain stops to believe after a week. */
const TRUST_PERIOD = 604_800;
const NAMES = ["Agreements", "Attestations"] as const;

/**
 * The Council of the main chain decides, by one proposal, which chain it believes and which of its contracts are which: a header to begin with, and its
 * validators. Nothing else is ever trusted.
 *
 * @returns The light client's id.
 */
export async function trustSideChain(
  { say }: Pick<Stage, "say">,
  side: SideChain,
  voters: readonly [Client, ...Client[]],
): Promise<string> {
  const [founder] = voters;
  await keepTime(founder, side);
  const header = await fetchQbftHeader(side.provider, await newestHeight(side.provider));
  const { chainId } = side.deployment;
  const lightClient = await rpc(() =>
    qbftClientContract(founder).clientIdOf(chainId, TRUST_PERIOD, blockHashOf(header)),
  );
  const calls = [
    buildCreateClientProposal(founder, { chainId, trustPeriod: TRUST_PERIOD, header }),
    ...NAMES.map((name) => {
      const account = deployedContract(side.deployment, name, "side chain").address;
      return buildNameContractProposal(founder, { lightClient, name, account });
    }),
  ];
  await passProposal(voters, {
    targets: calls.flatMap(({ targets }) => targets),
    values: calls.flatMap(({ values }) => values),
    calldatas: calls.flatMap(({ calldatas }) => calldatas),
    description: `Trust the data side-chain ${chainId} from its block ${header.number} on`,
  });
  const { length } = side.validators;
  say(
    `the Council trusts chain ${chainId} from its block ${header.number} on: ${length} validators, of which ${quorumOf(length)} have to seal a header`,
  );
  return lightClient;
}

/**
 * Embedded chains count a second for each transaction, and other scenarios may have moved the main one's clock by days: the chain that is behind goes on to
 * the other's time, as real clocks would.
 */
export async function keepTime({ provider }: Pick<Client, "provider">, side: SideChain): Promise<void> {
  const [here, there] = [await chainTime(provider), await chainTime(side.provider)];
  if (there < here) await moveClock(side.provider, here);
  if (here < there) await moveClock(provider, there);
}
