import { id } from "ethers";
import { type Chain, gasOf } from "../chain.ts";
import { type System, TIMELOCK_DELAY, VOTING_DELAY } from "./system.ts";

const FOR = 1;
const SUCCEEDED = 4n;

/** What each step of a decision cost; `vote` is the last one's. */
export interface Decision {
  readonly propose: number;
  readonly vote: number;
  readonly queue: number;
  readonly execute: number;
}

/** A proposal's way through the Council to its execution, as every one goes. */
export async function decideOn(
  chain: Chain,
  { council, admins, relayer }: System,
  description: string,
  target: string,
  data: string,
): Promise<Decision> {
  const proposal = [[target], [0], [data]] as [string[], number[], string[]];
  const hash = id(description);
  const propose = await gasOf(council.connect(admins[0]).propose(...proposal, description));
  const proposalId = await council.hashProposal(...proposal, hash);
  await chain.pass(VOTING_DELAY + 1);
  let vote = 0;
  for (const voter of admins) {
    if ((await council.state(proposalId)) === SUCCEEDED) break;
    vote = await gasOf(council.connect(voter).castVote(proposalId, FOR));
  }
  const queue = await gasOf(council.connect(relayer).queue(...proposal, hash));
  await chain.pass(TIMELOCK_DELAY + 1);
  const execute = await gasOf(council.connect(relayer).execute(...proposal, hash));
  return { propose, vote, queue, execute };
}
