import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { type ConnectedClient, connect } from "../sdk/core/connect.ts";
import { setProfileProposal } from "../sdk/custody/actions/set-profile-proposal.ts";
import type { Handover, HandoverAcceptance, HandoverOffer } from "../sdk/custody/model/handover.ts";
import { signHandoverAcceptance, signHandoverOffer } from "../sdk/custody/model/sign.ts";
import type { CustodyAt } from "../sdk/custody/model/typed-data.ts";
import { MEDICAL_WASTE } from "../sdk/custody/profiles/medical-waste.ts";
import { encodeData } from "../sdk/evidence/model/schema/data.ts";
import { createStatement } from "../sdk/evidence/model/statement/create.ts";
import type { Role } from "../sdk/members/model/roles.ts";
import { admitted, decide } from "./admit.ts";
import { type TestSystem, testSystem } from "./system.ts";

const DEFINITION = "uint64 number";

/** Global Location Numbers, made up. */
export const [WARD, STORE, LORRY, PLANT] = [6_941_234_000_012, 6_941_234_000_029, 6_941_234_000_036, 6_941_234_000_043];

export interface Party {
  readonly org: number;
  readonly client: ConnectedClient;
  readonly signer: HardhatEthersSigner;
}

export interface CustodySystem extends TestSystem {
  /** Organisation 1, of no role. */
  readonly ours: ConnectedClient;
  readonly hospital: Party;
  readonly carrier: Party;
  readonly plant: Party;
  readonly regulator: Party;
  /** Of no organisation. */
  readonly stranger: ConnectedClient;
  /** Version of the medical-waste profile, adopted. */
  readonly rules: number;
  readonly flow: number;
  /** Seconds of the newest block. */
  now(): Promise<number>;
  /** Uid of a valid statement of a party's. */
  state(party: Party): Promise<string>;
}

/** A hospital, a carrier, a disposal plant and a regulator under the medical-waste profile. */
export async function custodySystem(): Promise<CustodySystem> {
  const system = await testSystem();
  const { deployment, admin, outsiders, ethers } = system;
  const ours = await connect({ signer: admin, deployment });
  await decide([ours], setProfileProposal(ours, { profile: MEDICAL_WASTE }));
  const [{ rules, flow } = { rules: 0, flow: 0 }] = await ours.custody.listProfiles();
  await ours.custody.adoptRulesAndWait({ rules });

  const voters: [ConnectedClient, ...ConnectedClient[]] = [ours];
  const party = async (index: number, name: string, role: Role): Promise<Party> => {
    const signer = outsiders[index] as HardhatEthersSigner;
    const client = await connect({ signer, deployment });
    // The vote ends with the majority.
    const [first, ...others] = voters;
    const org = await admitted([first, ...others.slice(0, Math.floor(voters.length / 2))], client, name, [role]);
    voters.push(client);
    return { org, client, signer };
  };
  const hospital = await party(0, "General Hospital", "GENERATOR");
  const carrier = await party(1, "Clean Carriage", "CARRIER");
  const plant = await party(2, "Incineration Plant", "DISPOSER");
  const regulator = await party(3, "Health Authority", "REGULATOR");
  const stranger = await connect({ signer: outsiders[4] as HardhatEthersSigner, deployment });
  const { schema } = await ours.attestations.registerSchemaAndWait({ definition: DEFINITION, revocable: true });
  let statements = 0;
  return {
    ...system,
    ours,
    hospital,
    carrier,
    plant,
    regulator,
    stranger,
    rules,
    flow,
    now: async () => (await ethers.provider.getBlock("latest"))?.timestamp ?? 0,
    async state({ client, signer }) {
      const data = encodeData(DEFINITION, { number: ++statements });
      const statement = createStatement({ schema, attester: signer.address, data });
      return (await client.attestations.attestAndWait({ statement })).uid;
    },
  };
}

/** A handover with both signatures. */
export async function signedHandover(
  deployment: CustodyAt,
  giver: Parameters<typeof signHandoverOffer>[0],
  receiver: Parameters<typeof signHandoverOffer>[0],
  offer: HandoverOffer,
  acceptance: HandoverAcceptance,
): Promise<Handover> {
  const giverSignature = await signHandoverOffer(giver, deployment, offer);
  const receiverSignature = await signHandoverAcceptance(receiver, deployment, offer, acceptance);
  return { offer, acceptance, giverSignature, receiverSignature };
}
