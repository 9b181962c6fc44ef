import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { connectAll, type FullClient } from "../sdk/all.ts";
import type { Deployment } from "../sdk/core/deployment.ts";
import { buildSetProfileProposal } from "../sdk/custody/actions/build-set-profile-proposal.ts";
import type { Handover, HandoverAcceptance, HandoverOffer } from "../sdk/custody/model/handover.ts";
import { signHandoverAcceptance, signHandoverOffer } from "../sdk/custody/model/sign.ts";
import type { CustodyAt } from "../sdk/custody/model/typed-data.ts";
import { unitsSubject } from "../sdk/custody/model/units-subject.ts";
import { MEDICAL_WASTE } from "../sdk/custody/profiles/medical-waste.ts";
import { encodeData } from "../sdk/evidence/model/schema/data.ts";
import { createStatement } from "../sdk/evidence/model/statement/create.ts";
import { NO_SUBJECT, type Statement } from "../sdk/evidence/model/statement/statement.ts";
import type { Role } from "../sdk/members/model/roles.ts";
import { admitted, decide } from "./admit.ts";
import type { TestChain } from "./chain.ts";
import { sharedChain } from "./shared-chain.ts";
import { deployTestSystem, systemAt, type TestSystem } from "./system.ts";

const DEFINITION = "uint64 number";

/** Global Location Numbers, made up. */
export const [WARD, STORE, LORRY, PLANT] = [6_941_234_000_012, 6_941_234_000_029, 6_941_234_000_036, 6_941_234_000_043];

export interface Party {
  readonly org: number;
  readonly client: FullClient;
  readonly signer: HardhatEthersSigner;
}

/** A statement that is on record. */
interface Stated {
  readonly uid: string;
  readonly statement: Statement;
}

export interface CustodySystem extends TestSystem {
  /** Organisation 1, of no role. */
  readonly ours: FullClient;
  readonly hospital: Party;
  readonly carrier: Party;
  readonly plant: Party;
  readonly regulator: Party;
  /** Of no organisation. */
  readonly stranger: FullClient;
  /** Version of the medical-waste profile, adopted. */
  readonly rules: number;
  readonly flow: number;
  /** Seconds of the newest block. */
  now(): Promise<number>;
  /** Uid of a valid statement of a party's, about nothing. */
  state(party: Party): Promise<string>;
  /** A valid statement of a party's about units. */
  certify(party: Party, units: readonly string[]): Promise<Stated>;
}

const PARTIES = [
  ["General Hospital", "GENERATOR"],
  ["Clean Carriage", "CARRIER"],
  ["Incineration Plant", "DISPOSER"],
  ["Health Authority", "REGULATOR"],
] as const satisfies readonly (readonly [name: string, role: Role])[];

/** What the accounts of a chain are in the custody system: first all organisations, then who belongs to none. */
const clientsOn = ({ admin, outsiders }: TestChain, deployment: Deployment) =>
  Promise.all([admin, ...outsiders.slice(0, PARTIES.length + 1)].map((signer) => connectAll({ signer, deployment })));

/** What is there once `prepareCustody` is done: values only. */
export interface PreparedCustody {
  readonly deployment: Deployment;
  readonly rules: number;
  readonly flow: number;
  readonly orgs: readonly number[];
  readonly schema: string;
}

/** Deploys the system on a chain, sets the profile and admits the parties. */
export async function prepareCustody(chain: TestChain): Promise<PreparedCustody> {
  const { deployment } = await deployTestSystem(chain);
  const [ours, ...clients] = (await clientsOn(chain, deployment)) as [FullClient, ...FullClient[]];
  await decide([ours], buildSetProfileProposal(ours, { profile: MEDICAL_WASTE }));
  const [{ rules, flow } = { rules: 0, flow: 0 }] = await ours.custody.listProfiles();
  await ours.custody.adoptRulesAndWait({ rules });

  const orgs: number[] = [];
  for (const [index, [name, role]] of PARTIES.entries()) {
    // The vote ends with the majority.
    const voters = clients.slice(0, Math.floor((index + 1) / 2));
    orgs.push(await admitted([ours, ...voters], clients[index] as FullClient, name, [role]));
  }
  const { schema } = await ours.attestations.registerSchemaAndWait({ definition: DEFINITION, revocable: true });
  return { deployment, rules, flow, orgs, schema };
}

const take = sharedChain(prepareCustody);

/** A hospital, a carrier, a disposal plant and a regulator under the medical-waste profile. */
export async function custodySystem(): Promise<CustodySystem> {
  const { chain, prepared } = await take();
  return custodyAt(chain, prepared);
}

/** One that was prepared on a chain. */
export async function custodyAt(chain: TestChain, prepared: PreparedCustody): Promise<CustodySystem> {
  const { deployment, rules, flow, orgs, schema } = prepared;
  const [ours, ...clients] = (await clientsOn(chain, deployment)) as [FullClient, ...FullClient[]];
  const party = (index: number): Party => ({
    org: orgs[index] as number,
    client: clients[index] as FullClient,
    signer: chain.outsiders[index] as HardhatEthersSigner,
  });
  let statements = 0;
  const attest = async ({ client, signer }: Party, subject: string = NO_SUBJECT) => {
    const data = encodeData(DEFINITION, { number: ++statements });
    const statement = createStatement({ schema, attester: signer.address, subject, data });
    const { uid } = await client.attestations.attestAndWait({ statement });
    return { uid, statement };
  };
  return {
    ...systemAt(chain, deployment),
    ours,
    hospital: party(0),
    carrier: party(1),
    plant: party(2),
    regulator: party(3),
    stranger: clients[4] as FullClient,
    rules,
    flow,
    now: async () => (await chain.ethers.provider.getBlock("latest"))?.timestamp ?? 0,
    state: async (party) => (await attest(party)).uid,
    certify: (party, units) => attest(party, unitsSubject(units)),
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
