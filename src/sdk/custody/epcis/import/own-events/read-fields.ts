import type { Measurement } from "../../shared/measurement.ts";
import type { EventReader } from "../event-reader.ts";

/** Stands in for a measurement that the event lacks. */
export const NOTHING: Measurement = { quantity: 0, items: 0 };

export const readParty = (read: EventReader) => read.need(read.party("tally:party"), "tally:party", "");

export const readStep = (read: EventReader) => read.need(read.text("tally:step"), "tally:step", "");

/** The unit, and the party that acts on it. */
export const readUnitAndParty = (read: EventReader) => ({ unit: read.unit, party: readParty(read) });
