import type { Condition } from "../../model/condition.ts";
import type { ErrorReason } from "../../model/error-reason.ts";
import type { Measured } from "./measured.ts";

/** Units are named by their identifiers, parties by GLN or the organisation's number, steps and classes by the profile's words. */
interface Planned {
  /** Place of the event in the document. */
  readonly event: number;
  /** When it happened, in seconds. */
  readonly when: number;
  /** When the chain that it comes from had it, in seconds. */
  readonly recordedAt?: number;
  readonly evidence?: string;
}

/** What comes into being: a container where it has no class. */
export interface PlannedUnit {
  readonly unit: string;
  readonly class?: string;
  readonly quantity: number;
  readonly items: number;
  readonly site: number;
  readonly evidence?: string;
}

type OfUnit = Planned & { readonly unit: string };
type OfParty = OfUnit & { readonly party: string };
type Handing = OfUnit & { readonly giver: string; readonly receiver: string };

/** An act of Custody that an event becomes. */
export type PlannedAct =
  | (Planned &
      PlannedUnit & { readonly act: "create"; readonly party: string } & {
        readonly profile: string;
        readonly rules?: number;
        readonly step: string;
      })
  | (OfParty & { readonly act: "record"; readonly step: string; readonly site: number })
  | (OfParty & { readonly act: "seal"; readonly number: string })
  | (OfParty & { readonly act: "breakSeal" | "declareLost" })
  | (OfParty & { readonly act: "pack" | "unpack"; readonly units: readonly string[] })
  | (Handing & {
      readonly act: "handOver";
      readonly step: string;
      readonly site: number;
      readonly given: Measured;
      readonly taken: Measured;
      readonly condition: Condition;
      readonly refused: readonly string[];
      readonly deadline?: number;
    })
  | (Handing & {
      readonly act: "resolveDispute";
      readonly accepted: boolean;
      readonly measured: Measured;
      readonly regulator?: string;
      readonly statement?: string;
    })
  | (OfParty & {
      readonly act: "transform";
      readonly units: readonly string[];
      readonly step: string;
      readonly made: readonly PlannedUnit[];
    })
  | (OfParty & { readonly act: "destroy"; readonly step: string; readonly statement?: string })
  | (OfParty & { readonly act: "correct"; readonly class: string; readonly measured: Measured })
  | (OfParty & {
      readonly act: "declareError";
      readonly wrong: string;
      readonly corrective?: string;
      readonly reason: ErrorReason;
    })
  | (OfParty & { readonly act: "setRecall"; readonly recalled: boolean; readonly statement?: string })
  | (OfUnit & { readonly act: "flagOverdue" });

/** An event that becomes no act, and why. */
export interface Unmapped {
  readonly event: number;
  readonly eventID?: string;
  readonly reason: string;
}
