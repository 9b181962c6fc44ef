import type { Json } from "../../../core/json/canonical-json.ts";

/**
 * Where an event comes from: transaction, accounts, statement and signed terms on its chain. It stands beside the events and not in them,
 * because the same act on another chain has to have the same event hash.
 */
export interface Provenance {
  readonly "tally:eventID": string;
  readonly "tally:transaction": string;
  readonly "tally:block": number;
  readonly "tally:accounts": readonly string[];
  /** Number of the organisation in whose hands the unit began on that chain: its id there is made of this and the identifier. */
  readonly "tally:creator"?: number;
  readonly "tally:statement"?: string;
  /** Terms and signatures of a handover or of the resolution of a dispute. */
  readonly "tally:signed"?: Json;
}
