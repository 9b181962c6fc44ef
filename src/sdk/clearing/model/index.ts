// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of the package

export {
  OBLIGATION_LIST_TYPES,
  type Confirmation,
  obligationListDigest,
  signListOfObligations,
} from "./confirmation.ts";
export {
  CYCLE_TYPES,
  type CycleMember,
  type CycleTerms,
  cycleId,
  MAX_MEMBERS,
  type MembersOf,
} from "./cycle-terms.ts";
export { type ClearingAt, clearingEip712Domain } from "./eip712.ts";
export { appendToList, type BankList, listsAfter, obligationsOf } from "./lists.ts";
export {
  cycleTermsJson,
  obligationsJson,
  parseCycleTerms,
  parseObligations,
  parseSignedByBank,
  type SignedByBank,
} from "./messages.ts";
export { type Breach, type Netting, type NettingTerms, netCycle, verifyNets } from "./net-cycle.ts";
export { type Obligation, packObligation, unpackObligation } from "./obligation.ts";
export { type PairCap, packPairCaps, unpackPairCaps } from "./pair-cap.ts";
export { PARTICIPATION_TYPES, participationDigest, signParticipation } from "./participation.ts";
export {
  isCovered,
  type LadderTerms,
  largestNetDebtor,
  type Resolution,
  resolveShortfall,
  sharesDown,
  type Use,
} from "./resolve-shortfall.ts";
export { CYCLE_STATES, type CycleState, POTS, type Pot } from "./states.ts";
