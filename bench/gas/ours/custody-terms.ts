import { ZeroHash } from "ethers";
import type { HandoverStruct } from "../../../types/ethers-contracts/contracts/custody/Custody.ts";

/** What both sides say of a handover, and what shows it. */
export interface Passing {
  readonly unit: string;
  readonly step: number;
  readonly to: number;
  readonly site: bigint;
  readonly quantity: number;
  readonly items: number;
  readonly offeredAt: number;
  readonly acceptedAt: number;
  readonly deadline: number;
  readonly givenEvidence: string;
  readonly takenEvidence: string;
}

const OFFER = fields(
  "bytes32 unit,uint16 hop,uint8 step,uint32 to,uint56 quantity,uint16 items,uint40 when,uint40 deadline,bytes32 evidence",
);
const ACCEPTANCE = fields(
  "Offer offer,uint48 site,uint56 quantity,uint16 items,uint8 condition,uint40 when,bytes32[] refused,bytes32 evidence",
);
/** EIP-712 types of contracts/custody/Handover.sol. */
export const OFFER_TYPES = { Offer: OFFER };
export const ACCEPTANCE_TYPES = { Acceptance: ACCEPTANCE, Offer: OFFER };

/** A unit's first handover, conformant and complete, as each side signs it. */
export function messagesOf(passing: Passing) {
  const { unit, step, to, site, quantity, items, offeredAt, acceptedAt, deadline, givenEvidence, takenEvidence } =
    passing;
  const offer = { unit, hop: 0, step, to, quantity, items, when: offeredAt, deadline, evidence: givenEvidence };
  const said = { site, quantity, items, condition: 0, when: acceptedAt, refused: [], evidence: takenEvidence };
  return { offer, acceptance: { offer, ...said } };
}

/** The same as the contract takes it. */
export function handoverOf(passing: Passing, giverSignature: string, receiverSignature: string): HandoverStruct {
  const { unit, step, to, site, quantity, items, offeredAt, acceptedAt, deadline } = passing;
  const offered = packed([16, 0], [8, step], [32, to], [56, quantity], [16, items], [40, offeredAt], [40, deadline]);
  const accepted = packed([48, site], [56, quantity], [16, items], [8, 0], [40, acceptedAt]);
  return {
    offer: { unit, terms: offered, evidence: passing.givenEvidence },
    acceptance: { terms: accepted, evidence: passing.takenEvidence },
    refused: [],
    giverSignature,
    receiverSignature,
  };
}

/** The word of contracts/custody/Creation.sol, by the profile's first step and of its first class. */
export const creationTerms = (rules: number, site: bigint, when: number, items: number, quantity: number): bigint =>
  packed([56, quantity], [40, when], [16, items], [24, 0], [8, 0], [16, 0], [16, rules], [48, site]);

/** No evidence: the measurement rests on the signatures alone. */
export const NO_EVIDENCE = ZeroHash;

/** Fields in one word, by their widths in bits, the lowest first. */
function packed(...parts: [width: number, value: number | bigint][]): bigint {
  let [word, shift] = [0n, 0n];
  for (const [width, value] of parts) {
    word |= BigInt(value) << shift;
    shift += BigInt(width);
  }
  return word;
}

function fields(list: string): { type: string; name: string }[] {
  return list.split(",").map((field) => {
    const [type, name] = field.split(" ") as [string, string];
    return { type, name };
  });
}
