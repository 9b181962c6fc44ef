import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { connectAll, type FullClient } from "../sdk/all.ts";
import { admitted } from "./admit.ts";
import { type TestSystem, testSystem } from "./system.ts";

export interface TwoMembers extends TestSystem {
  /** Organisation 1. */
  readonly client: TestSystem["client"];
  readonly ours: FullClient;
  /** Organisation 2, which endorses and objects. */
  readonly theirs: FullClient;
  /** Of no organisation. */
  readonly stranger: FullClient;
  readonly strangerSigner: HardhatEthersSigner;
  /** "uint64 weight,string unit", revocable. */
  readonly schema: string;
}

export const DEFINITION = "uint64 weight,string unit";

export async function twoMembers(): Promise<TwoMembers> {
  const system = await testSystem();
  const { deployment, admin, outsiders } = system;
  const [second, strangerSigner] = outsiders as [HardhatEthersSigner, HardhatEthersSigner];
  const ours = await connectAll({ signer: admin, deployment });
  const theirs = await connectAll({ signer: second, deployment });
  await admitted([ours], theirs, "Harbour Lab");
  const { schema } = await ours.attestations.registerSchemaAndWait({ definition: DEFINITION, revocable: true });
  return {
    ...system,
    ours,
    theirs,
    stranger: await connectAll({ signer: strangerSigner, deployment }),
    strangerSigner,
    schema,
  };
}
