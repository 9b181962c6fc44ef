import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { connectAll, type FullClient } from "../sdk/all.ts";
import { admitted } from "./admit.ts";
import { sharedChain } from "./shared-chain.ts";
import { deployTestSystem, systemAt, type TestSystem } from "./system.ts";

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

const take = sharedChain(async (chain) => {
  const { deployment, admin, outsiders } = await deployTestSystem(chain);
  const ours = await connectAll({ signer: admin, deployment });
  const theirs = await connectAll({ signer: outsiders[0] as HardhatEthersSigner, deployment });
  await admitted([ours], theirs, "Harbour Lab");
  const { schema } = await ours.attestations.registerSchemaAndWait({ definition: DEFINITION, revocable: true });
  return { deployment, schema };
});

export async function twoMembers(): Promise<TwoMembers> {
  const { chain, prepared } = await take();
  const { deployment, schema } = prepared;
  const [second, strangerSigner] = chain.outsiders as [HardhatEthersSigner, HardhatEthersSigner];
  const client = (signer: HardhatEthersSigner) => connectAll({ signer, deployment });
  return {
    ...systemAt(chain, deployment),
    ours: await client(chain.admin),
    theirs: await client(second),
    stranger: await client(strangerSigner),
    strangerSigner,
    schema,
  };
}
