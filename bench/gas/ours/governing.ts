import { roleBits } from "../../../src/sdk/members/model/roles.ts";
import type { Chain } from "../chain.ts";
import { address, bytes } from "../dense.ts";
import { decideOn } from "./deciding.ts";
import type { System } from "./system.ts";

const RESTRICTED = 2;
const ACTIVE = 1;

/** What the Council does: a proposal's way to its execution, then each act that it can execute. */
export async function governing(chain: Chain, system: System): Promise<Record<string, number>> {
  const { members, fingerprints, relayer } = system;

  const decide = (description: string, target: string, data: string) =>
    decideOn(chain, system, description, target, data);
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
