import type { Condition } from "../../model/condition.ts";
import type { ErrorReason } from "../../model/error-reason.ts";
import type { Measurement } from "../shared/measurement.ts";

/** The fields that every planned act has. */
export interface CommonFields {
  /** Place of the event in the document. */
  readonly event: number;
  /** When it happened, in seconds. */
  readonly when: number;
  /** Time of the block on the chain of the export, in seconds. */
  readonly recordedAt?: number;
  readonly evidence?: string;
}

/** A unit to be created; a container where it has no class. */
export interface PlannedUnit {
  readonly unit: string;
  readonly class?: string;
  readonly quantity: number;
  readonly items: number;
  readonly site: number;
  readonly evidence?: string;
}

type OfUnit = CommonFields & { readonly unit: string };
type OfParty = OfUnit & { readonly party: string };
type BetweenParties = OfUnit & { readonly giver: string; readonly receiver: string };

/**
 * An act on this chain that an event becomes. Units are named by identifiers, parties by GLN or the number of the organisation, steps and
 * classes by the profile's names.
 */
export type PlannedAct =
  | (CommonFields &
      PlannedUnit & { readonly act: "create"; readonly party: string } & {
        readonly profile: string;
        readonly rules?: number;
        readonly step: string;
      })
  | (OfParty & { readonly act: "record"; readonly step: string; readonly site: number })
  | (OfParty & { readonly act: "seal"; readonly number: string })
  | (OfParty & { readonly act: "breakSeal" | "declareLost" })
  | (OfParty & { readonly act: "pack" | "unpack"; readonly units: readonly string[] })
  | (BetweenParties & {
      readonly act: "handOver";
      readonly step: string;
      readonly site: number;
      readonly given: Measurement;
      readonly taken: Measurement;
      readonly condition: Condition;
      readonly refused: readonly string[];
      readonly deadline?: number;
    })
  | (BetweenParties & {
      readonly act: "resolveDispute";
      readonly accepted: boolean;
      readonly measurement: Measurement;
      readonly regulator?: string;
      readonly statement?: string;
    })
  | (OfParty & {
      readonly act: "transform";
      readonly units: readonly string[];
      readonly step: string;
      readonly outputs: readonly PlannedUnit[];
    })
  | (OfParty & {
      readonly act: "destroy";
      /** In the order in which the certificate names them; `unit` is the first. */
      readonly units: readonly string[];
      readonly step: string;
      /** Statements of which one has to be about these units. */
      readonly certificates: readonly string[];
    })
  | (OfParty & { readonly act: "correct"; readonly class: string; readonly measurement: Measurement })
  | (OfParty & {
      readonly act: "declareError";
      readonly wrong: string;
      readonly corrective?: string;
      readonly reason: ErrorReason;
    })
  | (OfParty & { readonly act: "setRecall"; readonly recalled: boolean; readonly statement?: string })
  | (OfUnit & { readonly act: "flagOverdue" });

/** An event that becomes no act, and the reason. */
export interface UnplannedEvent {
  readonly event: number;
  readonly eventID?: string;
  readonly reason: string;
}
