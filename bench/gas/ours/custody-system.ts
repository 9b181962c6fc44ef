import { concat, type Signer } from "ethers";
import { type Creation, toCreationStruct } from "../../../src/sdk/custody/model/creation.ts";
import {
  type Handover,
  type HandoverAcceptance,
  type HandoverOffer,
  toHandoverStruct,
} from "../../../src/sdk/custody/model/handover.ts";
import { signHandoverAcceptance, signHandoverOffer } from "../../../src/sdk/custody/model/sign.ts";
import { unitId } from "../../../src/sdk/custody/model/unit-id.ts";
import { dutyBits } from "../../../src/sdk/members/model/duties.ts";
import type { CreationStruct, HandoverStruct } from "../../../types/ethers-contracts/contracts/custody/Custody.ts";
import { type Chain, gasOf } from "../chain.ts";
import { bytes, firstDense, isDense } from "../dense.ts";
import { PROFILE, STEP } from "./custody-profile.ts";
import { decideOn } from "./deciding.ts";
import type { System } from "./system.ts";

/** Sites are GLNs. */
export const SITE = { ward: 6_941_234_000_123, store: 6_941_234_000_130, plant: 6_941_239_000_127 } as const;
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
const GRAMS = 3_217;

const RULES = 1;
const [HOSPITAL, CARRIER] = [1, 2];

/** A unit that is yet to be created, and what both sides sign when it is handed over. */
export interface Planned {
  readonly unit: string;
  readonly creation: CreationStruct;
  readonly handover: HandoverStruct;
}

/** What shows each measurement; none where nothing is said. */
export interface Evidence {
  readonly created?: string;
  readonly given?: string;
  readonly taken?: string;
}

export interface CustodySystem extends System {
  /** MAKER of organisation 2, which takes over and destroys. */
  readonly taker: Signer;
  /** What it cost to have rules. */
  readonly ruled: Record<string, number>;
  /** A bag of waste. */
  bag(evidence?: Evidence): Promise<Planned>;
  /** An empty box; its handover is that of so many bags, which were put in by so many calls. */
  box(bags: number, packings: number): Promise<Planned>;
}

/** A flow's rules as the Council sets them, and a second pair of hands. The giver is `maker`, of organisation 1. */
export async function openCustody(chain: Chain, system: System): Promise<CustodySystem> {
  const { members, profiles, custody, admins, maker, relayer, domain } = system;
  const taker = (await chain.ethers.getSigners())[11] as unknown as Signer;
  await gasOf(
    members.connect(admins[1]).enrol(await taker.getAddress(), dutyBits(["MAKER", "DEVICE"]), 0, bytes("taker", 20)),
  );
  const setProfile = profiles.interface.encodeFunctionData("setProfile", [0, PROFILE]);
  const decided = await decideOn(chain, system, "Medical waste", await profiles.getAddress(), setProfile);
  const adopt = await gasOf(custody.connect(relayer).adopt(RULES));
  const now = (await chain.ethers.provider.getBlock("latest"))?.timestamp ?? 0;
  await chain.pass(AT.measured - now);

  const deployed = { chainId: Number(domain.chainId), contracts: { Custody: { address: await custody.getAddress() } } };
  const signed = async (offer: HandoverOffer, acceptance: HandoverAcceptance): Promise<Handover> => {
    const giverSignature = await signHandoverOffer(maker, deployed, offer);
    const receiverSignature = await signHandoverAcceptance(taker, deployed, offer, acceptance);
    return { offer, acceptance, giverSignature, receiverSignature };
  };
  let serial = 0;
  const planned = (
    prefix: string,
    [items, grams]: [number, number],
    bags: number,
    hop: number,
    evidence: Evidence = {},
  ) =>
    firstDense<Planned>(
      async () => {
        const identifier = nextDense(() => `${prefix}${String(++serial).padStart(4, "0")}`);
        const unit = unitId(HOSPITAL, identifier);
        const { created, given, taken } = evidence;
        const begun = { rules: RULES, step: STEP.produced, site: SITE.ward, when: AT.created, items, quantity: grams };
        const creation: Creation = { identifier, ...begun, ...(created !== undefined && { evidence: created }) };
        const [measured, parties] = [
          { quantity: bags * GRAMS, items: bags },
          { unit, hop, to: CARRIER },
        ];
        const times = { when: AT.offered, deadline: AT.deadline };
        const handover = await signed(
          { ...parties, ...measured, ...times, step: STEP.handedOver, ...(given !== undefined && { evidence: given }) },
          {
            ...measured,
            site: SITE.plant,
            condition: "Conformant",
            when: AT.accepted,
            ...(taken !== undefined && { evidence: taken }),
          },
        );
        const { refused, ...passed } = toHandoverStruct(handover);
        return { unit, creation: toCreationStruct(creation), handover: { ...passed, refused: [...refused] } };
      },
      ({ handover }) => concat([handover.giverSignature as string, handover.receiverSignature as string]),
    );
  return {
    ...system,
    taker,
    ruled: { "council-execute-set-profile": decided.execute, "custody-adopt": adopt },
    bag: (evidence) => planned("8003/06941234000012B", [1, GRAMS], 1, 0, evidence),
    box: (bags, packings) => planned("00/06941234000000", [0, 0], bags, packings),
  };
}

function nextDense(next: () => string): string {
  for (let identifier = next(); ; identifier = next()) if (isDense(unitId(HOSPITAL, identifier))) return identifier;
}
