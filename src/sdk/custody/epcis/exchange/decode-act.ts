import type { LogDescription, Result } from "ethers";
import { isTallyError } from "../../../../lib/errors.ts";
import { errorReasonOf } from "../../model/error-reason.ts";
import { unpackHandoverAcceptanceTerms } from "../../model/handover-acceptance-terms.ts";
import { unpackHandoverOfferTerms } from "../../model/handover-offer-terms.ts";
import { unpackUnitWord } from "../../model/unit-word.ts";
import type { ChainAct, Happened } from "./chain-act.ts";

type Where = Omit<Happened, "unit">;

const changed = ({ unit, state }: Result) => ({ unit, state: unpackUnitWord(state) });
const done = (args: Result) => ({ ...changed(args), org: Number(args.org), by: args.by, when: Number(args.when) });
const packed = (args: Result) => ({
  unit: args.parent,
  state: unpackUnitWord(args.state),
  org: Number(args.org),
  by: args.by,
  when: Number(args.when),
  units: [...args.units],
});

/** Event -> what it says. */
const DECODERS: Readonly<Record<ChainAct["name"], (args: Result) => object>> = {
  UnitCreated: (args) => ({ ...changed(args), evidence: args.evidence, identifier: args.identifier }),
  StepRecorded: (args) => ({ ...done(args), evidence: args.evidence }),
  UnitSealed: (args) => ({ ...done(args), number: args.getValue("number") }),
  SealBroken: (args) => ({ ...done(args), evidence: args.evidence }),
  UnitsPacked: packed,
  UnitsUnpacked: packed,
  HandoverConcluded: (args) => ({
    ...changed(args),
    offered: unpackHandoverOfferTerms(args.offered),
    accepted: unpackHandoverAcceptanceTerms(args.accepted),
    giver: args.giver,
    receiver: args.receiver,
    givenEvidence: args.givenEvidence,
    takenEvidence: args.takenEvidence,
  }),
  DisputeResolved: (args) => ({
    ...changed(args),
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
  UnitDestroyed: (args) => ({ ...done(args), certificate: args.certificate }),
  UnitLost: (args) => ({ ...done(args), evidence: args.evidence }),
  UnitCorrected: (args) => ({
    ...changed(args),
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
    ...changed(args),
    org: Number(args.getValue("by")),
    recalled: args.recalled,
    statement: args.statement,
  }),
  UnitOverdue: (args) => ({
    ...changed(args),
    custodian: Number(args.custodian),
    until: Number(args.until),
    by: args.by,
  }),
};

/** An act with a number that cannot be computed with: one unit must not keep anybody from the others. */
export interface UnreadableAct extends Happened {
  readonly name: ChainAct["name"];
  readonly isUnreadable: true;
}

/** An event of Custody as an act; undefined for one that is not about a unit. */
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
