/**
 * test/vectors/custody.json, which the Solidity tests and the client's tests read alike: words of units and of terms, and what giver
 * and receiver sign. Deterministic: everything follows from the constants below, by ethers and plain shifts, never by our own code.
 */
import { id, TypedDataEncoder, toBeHex } from "ethers";
import type { Generator } from "./generator.ts";
import { vectorFile } from "./vector-file.ts";

const NOTICE = "written by scripts/generate/custody-vectors.ts, not by hand";
const DOMAIN = {
  name: "Tallystick Custody",
  version: "1",
  chainId: 20260,
  verifyingContract: "0x7a11757ac4000000000000000000000000000003",
};
const OFFER = {
  HandoverOffer: [
    { name: "unit", type: "bytes32" },
    { name: "hop", type: "uint16" },
    { name: "step", type: "uint8" },
    { name: "to", type: "uint32" },
    { name: "quantity", type: "uint56" },
    { name: "items", type: "uint16" },
    { name: "when", type: "uint40" },
    { name: "deadline", type: "uint40" },
    { name: "evidence", type: "bytes32" },
  ],
};
const ACCEPTANCE = {
  HandoverAcceptance: [
    { name: "offer", type: "HandoverOffer" },
    { name: "site", type: "uint48" },
    { name: "quantity", type: "uint56" },
    { name: "items", type: "uint16" },
    { name: "condition", type: "uint8" },
    { name: "when", type: "uint40" },
    { name: "refused", type: "bytes32[]" },
    { name: "evidence", type: "bytes32" },
  ],
  ...OFFER,
};
const DISPUTE_RESOLUTION = {
  DisputeResolution: [
    { name: "unit", type: "bytes32" },
    { name: "hop", type: "uint16" },
    { name: "accepted", type: "bool" },
    { name: "quantity", type: "uint56" },
    { name: "items", type: "uint16" },
    { name: "deadline", type: "uint40" },
  ],
};

const ZERO = `0x${"00".repeat(32)}`;
/** The largest quantity with which JavaScript computes exactly. */
const SAFE = Number.MAX_SAFE_INTEGER;
const max = (bits: number) => 2 ** bits - 1;

/** Numbers one after the other, the lowest first. */
const word = (fields: readonly (readonly [value: number, bits: number])[]) => {
  let [sum, shift] = [0n, 0n];
  for (const [value, bits] of fields) {
    sum |= BigInt(value) << shift;
    shift += BigInt(bits);
  }
  return toBeHex(sum, 32);
};

/* UNITS */

const PHASES = ["None", "Active", "Returning", "Disputed", "Transformed", "Destroyed", "Lost"];
const plain = {
  custodian: 2,
  site: 6_941_234_000_012,
  rules: 1,
  classes: [1],
  step: 2,
  phase: "Active",
  isSealed: true,
  isContainer: false,
  isPacked: false,
  isOverdue: false,
  isRecalled: false,
  hops: 3,
  items: 1,
  since: 1_767_600_000,
  quantity: 12_500,
};
const unitCase = (name: string, changes: Partial<typeof plain>) => {
  const unit = { ...plain, ...changes };
  const flags = [unit.isSealed, unit.isContainer, unit.isPacked, unit.isOverdue, unit.isRecalled];
  return {
    name,
    unit,
    word: word([
      ...([
        [unit.quantity, 56],
        [unit.since, 40],
        [unit.items, 16],
        [unit.hops, 16],
      ] as const),
      ...([[PHASES.indexOf(unit.phase), 3], ...flags.map((flag) => [flag ? 1 : 0, 1] as const)] as const),
      ...([
        [unit.step, 8],
        [unit.classes.reduce((bits, each) => bits | (1 << each), 0), 16],
      ] as const),
      ...([
        [unit.rules, 16],
        [unit.site, 48],
        [unit.custodian, 32],
      ] as const),
    ]),
  };
};
const units = [
  unitCase("a sealed bag", {}),
  unitCase("a container of three classes, overdue and recalled", {
    classes: [0, 2, 15],
    isContainer: true,
    isOverdue: true,
    isRecalled: true,
    phase: "Returning",
    items: 900,
  }),
  unitCase("packed", { isSealed: false, isPacked: true }),
  unitCase("every field full", {
    custodian: max(32),
    site: max(48),
    rules: max(16),
    step: max(8),
    phase: "Lost",
    hops: max(16),
    items: max(16),
    classes: Array.from({ length: 16 }, (_, i) => i),
    since: max(40),
    quantity: SAFE,
    isContainer: true,
    isPacked: true,
    isOverdue: true,
    isRecalled: true,
  }),
];

/* CREATION */

const bag = { rules: 1, step: 0, class: 1, site: 6_941_234_000_012, when: 1_767_600_000, items: 1, quantity: 12_500 };
const creationCase = (name: string, changes: Partial<typeof bag>) => {
  const terms = { ...bag, ...changes };
  return {
    name,
    terms,
    word: word([
      ...([
        [terms.quantity, 56],
        [terms.when, 40],
        [terms.items, 16],
        [0, 24],
      ] as const),
      ...([
        [terms.step, 8],
        [terms.class, 16],
        [terms.rules, 16],
        [terms.site, 48],
      ] as const),
    ]),
  };
};
const creations = [
  creationCase("a bag", {}),
  creationCase("an empty container", { class: 0, items: 0, quantity: 0 }),
  creationCase("every field full", {
    rules: max(16),
    step: max(8),
    class: 15,
    site: max(48),
    when: max(40),
    items: max(16),
    quantity: SAFE,
  }),
];

/* HANDOVERS */

const given = {
  unit: id("8003/06941234000012B0001"),
  hop: 0,
  step: 3,
  to: 3,
  quantity: 12_500,
  items: 1,
  when: 1_767_600_000,
  deadline: 1_767_700_000,
  evidence: ZERO,
};
const taken = {
  site: 6_941_234_000_036,
  quantity: 12_480,
  items: 1,
  condition: 0,
  when: 1_767_600_060,
  refused: [] as string[],
  evidence: ZERO,
};
const handoverCase = (name: string, offered: Partial<typeof given>, accepted: Partial<typeof taken>) => {
  const offer = { ...given, ...offered };
  const acceptance = { ...taken, ...accepted };
  return {
    name,
    offer,
    acceptance,
    offerTerms: word([
      ...([
        [offer.hop, 16],
        [offer.step, 8],
        [offer.to, 32],
        [offer.quantity, 56],
      ] as const),
      ...([
        [offer.items, 16],
        [offer.when, 40],
        [offer.deadline, 40],
      ] as const),
    ]),
    acceptanceTerms: word([
      ...([
        [acceptance.site, 48],
        [acceptance.quantity, 56],
        [acceptance.items, 16],
      ] as const),
      ...([
        [acceptance.condition, 8],
        [acceptance.when, 40],
      ] as const),
    ]),
    handoverOfferDigest: TypedDataEncoder.hash(DOMAIN, OFFER, offer),
    handoverAcceptanceDigest: TypedDataEncoder.hash(DOMAIN, ACCEPTANCE, { offer, ...acceptance }),
  };
};
const handovers = [
  handoverCase("a bag", {}, {}),
  handoverCase(
    "with evidence of both scales",
    { evidence: id("scale of the giver") },
    { evidence: id("the other scale") },
  ),
  handoverCase(
    "two of a container refused",
    { items: 40, quantity: 500_000 },
    { refused: [id("a"), id("b")], items: 38 },
  ),
  handoverCase("not taken", {}, { condition: 4 }),
  handoverCase(
    "every field full",
    {
      hop: max(16),
      step: max(8),
      to: max(32),
      quantity: SAFE,
      items: max(16),
      when: max(40),
      deadline: max(40),
      evidence: `0x${"ff".repeat(32)}`,
    },
    { site: max(48), quantity: SAFE, items: max(16), condition: 4, when: max(40), refused: [`0x${"ff".repeat(32)}`] },
  ),
];

const agreed = { unit: given.unit, hop: 1, accepted: true, quantity: 11_000, items: 1, deadline: 1_767_700_000 };
const resolutionCase = (name: string, changes: Partial<typeof agreed>) => {
  const resolution = { ...agreed, ...changes };
  return { name, resolution, digest: TypedDataEncoder.hash(DOMAIN, DISPUTE_RESOLUTION, resolution) };
};
const resolutions = [
  resolutionCase("taken at less", {}),
  resolutionCase("sent back", { accepted: false, quantity: 12_500 }),
  resolutionCase("every field full", { hop: max(16), quantity: SAFE, items: max(16), deadline: max(40) }),
];

/** test/vectors/custody.json: words and digests that both sides compute. */
export const custodyVectors: Generator = {
  name: "custody vectors",
  files: () =>
    new Map([
      vectorFile("custody", {
        generated: NOTICE,
        domain: { ...DOMAIN, separator: TypedDataEncoder.hashDomain(DOMAIN) },
        units,
        creations,
        handovers,
        resolutions,
      }),
    ]),
};
