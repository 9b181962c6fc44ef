import type { LogDescription, Result } from "ethers";
import { isTallyError } from "../../../../lib/errors.ts";
import { errorReasonOf } from "../../model/error-reason.ts";
import { unpackHandoverAcceptanceTerms } from "../../model/handover-acceptance-terms.ts";
import { unpackHandoverOfferTerms } from "../../model/handover-offer-terms.ts";
import { unpackUnitWord } from "../../model/unit-word.ts";
import type { ChainAct, OnChain } from "./chain-act.ts";

type Where = Omit<OnChain, "unit">;

const decodeChange = ({ unit, state }: Result) => ({ unit, state: unpackUnitWord(state) });
const decodeDeed = (args: Result) => ({
  ...decodeChange(args),
  org: Number(args.org),
  by: args.by,
  when: Number(args.when),
});
const decodePacking = (args: Result) => ({
  unit: args.parent,
  state: unpackUnitWord(args.state),
  org: Number(args.org),
  by: args.by,
  when: Number(args.when),
  units: [...args.units],
});

/** Name of an event -> the fields of its act. */
const DECODERS: Readonly<Record<ChainAct["name"], (args: Result) => object>> = {
  UnitCreated: (args) => ({ ...decodeChange(args), evidence: args.evidence, identifier: args.identifier }),
  StepRecorded: (args) => ({ ...decodeDeed(args), evidence: args.evidence }),
  UnitSealed: (args) => ({ ...decodeDeed(args), number: args.getValue("number") }),
  SealBroken: (args) => ({ ...decodeDeed(args), evidence: args.evidence }),
  UnitsPacked: decodePacking,
  UnitsUnpacked: decodePacking,
  UnitsRefused: decodePacking,
  HandoverConcluded: (args) => ({
    ...decodeChange(args),
    offered: unpackHandoverOfferTerms(args.offered),
    accepted: unpackHandoverAcceptanceTerms(args.accepted),
    giver: args.giver,
    receiver: args.receiver,
    givenEvidence: args.givenEvidence,
    takenEvidence: args.takenEvidence,
  }),
  DisputeResolved: (args) => ({
    ...decodeChange(args),
    custodian: Number(args.custodian),
    accepted: args.accepted,
    regulator: Number(args.regulator),
    statement: args.statement,
  }),
  UnitTransformed: ({ input, state, org, when, evidence }) => ({
    unit: input,
    state: unpackUnitWord(state),
    org: Number(org),
    when: Number(when),
    evidence,
  }),
  UnitDestroyed: (args) => ({ ...decodeDeed(args), certificate: args.certificate }),
  UnitLost: (args) => ({ ...decodeDeed(args), evidence: args.evidence }),
  UnitCorrected: (args) => ({
    ...decodeChange(args),
    org: Number(args.org),
    by: args.by,
    evidence: args.evidence,
    former: unpackUnitWord(args.former),
  }),
  ErrorDeclared: ({ unit, org, wrong, corrective, reason }) => ({
    unit,
    org: Number(org),
    wrong,
    corrective,
    reason: errorReasonOf(reason),
  }),
  RecallSet: (args) => ({
    ...decodeChange(args),
    org: Number(args.getValue("by")),
    recalled: args.recalled,
    statement: args.statement,
  }),
  UnitOverdue: (args) => ({
    ...decodeChange(args),
    custodian: Number(args.custodian),
    until: Number(args.until),
    by: args.by,
  }),
};

/** An act with a number beyond 2^53 - 1. It is kept apart, so that the acts on other units can be read. */
export interface UnreadableAct extends OnChain {
  readonly name: ChainAct["name"];
  readonly isUnreadable: true;
}

/** The act that an event of Custody says; undefined for an event that is not about a unit. */
export function decodeAct(
  { name, args }: Pick<LogDescription, "name" | "args">,
  where: Where,
): ChainAct | UnreadableAct | undefined {
  if (!Object.hasOwn(DECODERS, name)) return undefined;
  const known = name as ChainAct["name"];
  try {
    return { name, ...where, ...DECODERS[known](args) } as ChainAct;
  } catch (error) {
    if (!isTallyError(error) || error.code !== "NUMBER_TOO_LARGE") throw error;
    const { unit, parent = unit, input = parent } = args.toObject();
    return { name: known, ...where, unit: input, isUnreadable: true };
  }
}
