import { id } from "ethers";
import { roleBits } from "../../../src/sdk/members/roles.ts";
import { type Chain, gasOf } from "../chain.ts";
import { address, bytes } from "../dense.ts";
import { type System, TIMELOCK_DELAY, VOTING_DELAY } from "./system.ts";

const FOR = 1;
const SUCCEEDED = 4n;
const RESTRICTED = 2;
const ACTIVE = 1;

/** What the Council does: a proposal's way to its execution, then each act that it can execute. */
export async function governing(chain: Chain, system: System): Promise<Record<string, number>> {
  const { council, members, fingerprints, admins, relayer } = system;

  const decide = async (description: string, target: string, data: string) => {
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
  };
  const onMembers = async (description: string, data: string) => decide(description, await members.getAddress(), data);
  const act = members.interface;
  const admit = (name: string) =>
    act.encodeFunctionData("admit", [
      { name, roles: roleBits(["DISPOSER"]), admin: address(`${name} admin`), person: bytes(`${name} person`, 20) },
    ]);

  await onMembers("Admit the warm-up", admit("Warm-up"));
  const admission = await onMembers("Admit the disposer", admit("Disposer"));
  const ORG = 4;
  return {
    "council-propose": admission.propose,
    "council-vote": admission.vote,
    "council-queue": admission.queue,
    "council-execute-admit": admission.execute,
    "council-execute-set-roles": (
      await onMembers("Roles", act.encodeFunctionData("setRoles", [ORG, roleBits(["DISPOSER", "INSPECTOR"])]))
    ).execute,
    "council-execute-set-dual-control": (
      await onMembers("Dual control", act.encodeFunctionData("setDualControl", [ORG, true]))
    ).execute,
    "council-execute-restrict": (await onMembers("Restrict", act.encodeFunctionData("setStanding", [ORG, RESTRICTED])))
      .execute,
    "council-execute-reinstate": (await onMembers("Reinstate", act.encodeFunctionData("setStanding", [ORG, ACTIVE])))
      .execute,
    "council-execute-recover": (
      await onMembers(
        "Recover",
        act.encodeFunctionData("recover", [ORG, address("Warm-up admin"), address("replacement"), bytes("heir", 20)]),
      )
    ).execute,
    "council-execute-set-registrar": (
      await decide(
        "Registrar",
        await fingerprints.getAddress(),
        fingerprints.interface.encodeFunctionData("setRegistrar", [relayer.address, true]),
      )
    ).execute,
  };
}
