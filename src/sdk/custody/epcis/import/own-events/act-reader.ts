import type { EventReader } from "../event-reader.ts";
import type { CommonFields, PlannedAct } from "../planned-act.ts";
import type { OwnTerms } from "./read-provenance.ts";

/** An act without the fields that every act has. */
export type ActFields<A = PlannedAct> = A extends PlannedAct ? Omit<A, keyof CommonFields> : never;

/** Reads the fields of an act from an event that we exported. What the event lacks is noted in the reader. */
export type ActReader = (read: EventReader, terms: OwnTerms) => ActFields;
