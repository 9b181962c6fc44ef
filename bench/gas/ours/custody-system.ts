import { concat, id, type Signer } from "ethers";
import { dutyBits } from "../../../src/sdk/members/duties.ts";
import { roleBits } from "../../../src/sdk/members/roles.ts";
import type { CreationStruct, HandoverStruct } from "../../../types/ethers-contracts/contracts/custody/Custody.ts";
import { type Chain, gasOf } from "../chain.ts";
import { bytes, firstDense, isDense } from "../dense.ts";
import {
  ACCEPTANCE_TYPES,
  creationTerms,
  handoverOf,
  messagesOf,
  NO_EVIDENCE,
  OFFER_TYPES,
  type Passing,
} from "./custody-terms.ts";
import { decideOn } from "./deciding.ts";
import type { System } from "./system.ts";

/** The profile's steps, by their places. */
export const STEP = { produced: 0, handedOver: 1, stored: 2, destroyed: 3 } as const;
/** GLNs without their type. */
export const SITE = { ward: 6_941_234_000_123n, store: 6_941_234_000_130n, plant: 6_941_239_000_127n } as const;
/** Fixed, as their zero bytes cost less: about a day after the chain's start, one after the other, and far within the window. */
export const AT = {
  created: 0x70_dd_11_11,
  packed: 0x70_dd_22_22,
  stored: 0x70_dd_33_33,
  offered: 0x70_dd_44_44,
  accepted: 0x70_dd_55_55,
  destroyed: 0x70_dd_66_66,
  measured: 0x70_dd_77_77,
  deadline: 0x70_de_ee_ee,
} as const;
/** Grams in a bag. */
export const GRAMS = 3_217;

const RULES = 1;
const CARRIER = 2;
const ACTS = { Commission: 1, HandOver: 2, Record: 3, Destroy: 5 };

/** A unit that is yet to be created, and what both sides sign when it is handed over. */
export interface Planned {
  readonly unit: string;
  readonly creation: CreationStruct;
  readonly handover: HandoverStruct;
}

export interface CustodySystem extends System {
  /** MAKER of organisation 2, which takes over and destroys. */
  readonly taker: Signer;
  /** What it cost to have rules. */
  readonly ruled: Record<string, number>;
  /** A bag of waste. */
  bag(evidence?: { created?: string; given?: string; taken?: string }): Promise<Planned>;
  /** An empty box; its handover is that of so many bags. */
  box(bags: number): Promise<Planned>;
}

/** A flow's rules as the Council sets them, and a second pair of hands. The giver is `maker`, of organisation 1. */
export async function openCustody(chain: Chain, system: System): Promise<CustodySystem> {
  const { members, profiles, custody, admins, maker, relayer, domain: attestations } = system;
  const taker = (await chain.ethers.getSigners())[11] as unknown as Signer;
  await gasOf(
    members.connect(admins[1]).enrol(await taker.getAddress(), dutyBits(["MAKER", "DEVICE"]), 0, bytes("taker", 20)),
  );
  const setProfile = profiles.interface.encodeFunctionData("setProfile", [0, PROFILE]);
  const decided = await decideOn(chain, system, "Medical waste", await profiles.getAddress(), setProfile);
  const adopt = await gasOf(custody.connect(relayer).adopt(RULES));
  const now = (await chain.ethers.provider.getBlock("latest"))?.timestamp ?? 0;
  await chain.pass(AT.measured - now);

  const domain = { ...attestations, name: "Tallystick Custody", verifyingContract: await custody.getAddress() };
  const signed = async (passing: Passing): Promise<HandoverStruct> => {
    const { offer, acceptance } = messagesOf(passing);
    const given = await maker.signTypedData(domain, OFFER_TYPES, offer);
    return handoverOf(passing, given, await taker.signTypedData(domain, ACCEPTANCE_TYPES, acceptance));
  };
  let serial = 0;
  const planned = (
    prefix: string,
    [items, grams]: [number, number],
    bags: number,
    evidence: { created?: string; given?: string; taken?: string } = {},
  ) =>
    firstDense<Planned>(
      async () => {
        const identifier = nextDense(() => `${prefix}${String(++serial).padStart(4, "0")}`);
        const unit = id(identifier);
        const terms = creationTerms(RULES, SITE.ward, AT.created, items, grams);
        const handover = await signed({
          unit,
          step: STEP.handedOver,
          to: CARRIER,
          site: SITE.plant,
          quantity: bags * GRAMS,
          items: bags,
          offeredAt: AT.offered,
          acceptedAt: AT.accepted,
          deadline: AT.deadline,
          givenEvidence: evidence.given ?? NO_EVIDENCE,
          takenEvidence: evidence.taken ?? NO_EVIDENCE,
        });
        return { unit, creation: { terms, evidence: evidence.created ?? NO_EVIDENCE, identifier }, handover };
      },
      ({ handover }) => concat([handover.giverSignature as string, handover.receiverSignature as string]),
    );
  return {
    ...system,
    taker,
    ruled: { "council-execute-set-profile": decided.execute, "custody-adopt": adopt },
    bag: (evidence) => planned("8003/06941234000012B", [1, GRAMS], 1, evidence),
    box: (bags) => planned("00/06941234000000", [0, 0], bags),
  };
}

function nextDense(next: () => string): string {
  for (let identifier = next(); ; identifier = next()) if (isDense(id(identifier))) return identifier;
}

const step = (name: string, bizStep: string, act: keyof typeof ACTS, role: bigint, after_: number) => ({
  name,
  bizStep,
  act: ACTS[act],
  roles: role,
  after_,
  keepsClockOf: 0,
  deadline: 172_800,
  needsSeal: false,
  takesReturned: false,
  takesRecalled: false,
});
const after = (...steps: number[]): number => steps.reduce((bits, step) => bits | (1 << step), 0);

/** Two classes that do not mix, four steps, 100 per mille, three days. */
const PROFILE = {
  name: "Medical waste",
  unit: "g",
  scale: 0,
  tolerance: 100,
  window: 259_200,
  classes: [
    { code: "841-001-01", name: "Infectious", mixes: false },
    { code: "841-002-01", name: "Sharps", mixes: false },
  ],
  steps: [
    step("Produced", "commissioning", "Commission", roleBits(["GENERATOR"]), 0),
    step("Handed over", "accepting", "HandOver", roleBits(["CARRIER"]), after(STEP.produced, STEP.stored)),
    step("Stored", "storing", "Record", roleBits(["GENERATOR"]), after(STEP.produced)),
    step("Destroyed", "destroying", "Destroy", roleBits(["DISPOSER"]), after(STEP.handedOver)),
  ],
};
