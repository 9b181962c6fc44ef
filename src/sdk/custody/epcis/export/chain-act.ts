import type { ErrorReason } from "../../model/error-reason.ts";
import type { DisputeResolution, Handover } from "../../model/handover.ts";
import type { HandoverAcceptanceTerms } from "../../model/handover-acceptance-terms.ts";
import type { HandoverOfferTerms } from "../../model/handover-offer-terms.ts";
import type { UnitState } from "../../model/unit-word.ts";

/** Where an act is on the chain, and its unit. */
export interface OnChain {
  readonly transaction: string;
  readonly block: number;
  /** Place of the event in the block. */
  readonly index: number;
  /** The block's time, in seconds. */
  readonly recordedAt: number;
  /** Its id. */
  readonly unit: string;
}

/** An act that changes the unit: `state` is its state after the act. */
interface Changed extends OnChain {
  readonly state: UnitState;
}

/** An act by an account of organisation `org`. */
interface Deed extends Changed {
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

export interface StepRecorded extends Deed {
  readonly name: "StepRecorded";
  readonly evidence: string;
}

export interface UnitSealed extends Deed {
  readonly name: "UnitSealed";
  /** 16 bytes. */
  readonly number: string;
}

export interface SealBroken extends Deed {
  readonly name: "SealBroken";
  readonly evidence: string;
}

export interface Packed extends Deed {
  /** Refused: a handover's receiver left them with the giver. */
  readonly name: "UnitsPacked" | "UnitsUnpacked" | "UnitsRefused";
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
  /** The signed terms, where the transaction calls Custody itself. */
  readonly signed?: Handover;
}

export interface DisputeResolved extends Changed {
  readonly name: "DisputeResolved";
  readonly custodian: number;
  readonly accepted: boolean;
  /** 0 where both sides agreed. */
  readonly regulator: number;
  readonly statement: string;
  /** The signed terms, where the transaction calls Custody itself. */
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

export interface UnitDestroyed extends Deed {
  readonly name: "UnitDestroyed";
  readonly certificate: string;
}

export interface UnitLost extends Deed {
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

export interface ErrorDeclared extends OnChain {
  readonly name: "ErrorDeclared";
  readonly org: number;
  readonly wrong: string;
  readonly corrective: string;
  readonly reason: ErrorReason;
}

export interface RecallSet extends Changed {
  readonly name: "RecallSet";
  /** 0 where the Council lifted. */
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

/** An act on a unit, as an event of Custody says it. */
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
