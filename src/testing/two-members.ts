import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { type ConnectedClient, connect } from "../sdk/core/connect.ts";
import { admitted } from "./admit.ts";
import { type TestSystem, testSystem } from "./system.ts";

export interface TwoMembers extends TestSystem {
  /** Organisation 1. */
  readonly client: TestSystem["client"];
  readonly ours: ConnectedClient;
  /** Organisation 2, which endorses and objects. */
  readonly theirs: ConnectedClient;
  /** Of no organisation. */
  readonly stranger: ConnectedClient;
  readonly strangerSigner: HardhatEthersSigner;
  /** "uint64 weight,string unit", revocable. */
  readonly schema: string;
}

export const DEFINITION = "uint64 weight,string unit";

export async function twoMembers(): Promise<TwoMembers> {
  const system = await testSystem();
  const { deployment, admin, outsiders } = system;
  const [second, strangerSigner] = outsiders as [HardhatEthersSigner, HardhatEthersSigner];
  const ours = await connect({ signer: admin, deployment });
  const theirs = await connect({ signer: second, deployment });
  await admitted([ours], theirs, "Harbour Lab");
  const { schema } = await ours.attestations.registerSchemaAndWait({ definition: DEFINITION, revocable: true });
  return {
    ...system,
    ours,
    theirs,
    stranger: await connect({ signer: strangerSigner, deployment }),
    strangerSigner,
    schema,
  };
}
