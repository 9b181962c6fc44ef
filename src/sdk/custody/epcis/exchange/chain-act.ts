import type { ErrorReason } from "../../model/error-reason.ts";
import type { DisputeResolution, Handover } from "../../model/handover.ts";
import type { HandoverAcceptanceTerms } from "../../model/handover-acceptance-terms.ts";
import type { HandoverOfferTerms } from "../../model/handover-offer-terms.ts";
import type { UnitState } from "../../model/unit-word.ts";

/** Where an act is on the chain. */
export interface Happened {
  readonly transaction: string;
  readonly block: number;
  /** Place of the event in the block. */
  readonly index: number;
  /** The block's time, in seconds. */
  readonly recordedAt: number;
  /** Hash of the identifier. */
  readonly unit: string;
}

/** An act after which the unit's word is `state`. */
interface Changed extends Happened {
  readonly state: UnitState;
}

/** One that an account of organisation `org` did. */
interface Done extends Changed {
  readonly org: number;
  readonly by: string;
  /** When it happened, in seconds. */
  readonly when: number;
}

export interface UnitCreated extends Changed {
  readonly name: "UnitCreated";
  readonly evidence: string;
  readonly identifier: string;
}

export interface StepRecorded extends Done {
  readonly name: "StepRecorded";
  readonly evidence: string;
}

export interface UnitSealed extends Done {
  readonly name: "UnitSealed";
  /** 16 bytes. */
  readonly number: string;
}

export interface SealBroken extends Done {
  readonly name: "SealBroken";
  readonly evidence: string;
}

export interface Packed extends Done {
  readonly name: "UnitsPacked" | "UnitsUnpacked";
  readonly units: readonly string[];
}

export interface HandoverConcluded extends Changed {
  readonly name: "HandoverConcluded";
  readonly offered: HandoverOfferTerms & { readonly from: number };
  readonly accepted: HandoverAcceptanceTerms;
  readonly giver: string;
  readonly receiver: string;
  readonly givenEvidence: string;
  readonly takenEvidence: string;
  /** As it was signed, where the transaction shows it. */
  readonly signed?: Handover;
}

export interface DisputeResolved extends Changed {
  readonly name: "DisputeResolved";
  readonly custodian: number;
  readonly accepted: boolean;
  /** 0 where both sides agreed. */
  readonly regulator: number;
  readonly statement: string;
  /** As it was signed, where the transaction shows it. */
  readonly signed?: {
    readonly resolution: DisputeResolution;
    readonly giverSignature: string;
    readonly receiverSignature: string;
  };
}

export interface UnitTransformed extends Changed {
  readonly name: "UnitTransformed";
  readonly org: number;
  readonly when: number;
  readonly evidence: string;
}

export interface UnitDestroyed extends Done {
  readonly name: "UnitDestroyed";
  readonly certificate: string;
}

export interface UnitLost extends Done {
  readonly name: "UnitLost";
  readonly evidence: string;
}

export interface UnitCorrected extends Changed {
  readonly name: "UnitCorrected";
  readonly org: number;
  readonly by: string;
  readonly former: UnitState;
  readonly evidence: string;
}

export interface ErrorDeclared extends Happened {
  readonly name: "ErrorDeclared";
  readonly org: number;
  readonly wrong: string;
  readonly corrective: string;
  readonly reason: ErrorReason;
}

export interface RecallSet extends Changed {
  readonly name: "RecallSet";
  readonly org: number;
  readonly recalled: boolean;
  readonly statement: string;
}

export interface UnitOverdue extends Changed {
  readonly name: "UnitOverdue";
  readonly custodian: number;
  /** Until when it was allowed to stay, in seconds. */
  readonly until: number;
  readonly by: string;
}

/** What happened to a unit, as Custody's events say it. */
export type ChainAct =
  | UnitCreated
  | StepRecorded
  | UnitSealed
  | SealBroken
  | Packed
  | HandoverConcluded
  | DisputeResolved
  | UnitTransformed
  | UnitDestroyed
  | UnitLost
  | UnitCorrected
  | ErrorDeclared
  | RecallSet
  | UnitOverdue;
