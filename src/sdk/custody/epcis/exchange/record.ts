import type { Json } from "../../../core/json/canonical-json.ts";
import type { Told } from "./acts-to-events.ts";
import type { ChainAct } from "./chain-act.ts";

/**
 * What one chain alone says of an event: where it is written, by which accounts, on which statement, and what was signed. It
 * stands beside the events, not in them: the same event on another chain has the same hash.
 */
export interface ChainRecord {
  readonly "tally:eventID": string;
  readonly "tally:transaction": string;
  readonly "tally:block": number;
  readonly "tally:accounts": readonly string[];
  readonly "tally:statement"?: string;
  /** Terms and signatures: what a HandoverMessage, or a resolution, carries. */
  readonly "tally:signed"?: Json;
}

export function recordOf({ act, event }: Told): ChainRecord {
  const statement = statementOf(act);
  const signed = "signed" in act ? act.signed : undefined;
  return {
    "tally:eventID": event.eventID,
    "tally:transaction": act.transaction,
    "tally:block": act.block,
    "tally:accounts": "by" in act ? [act.by] : act.name === "HandoverConcluded" ? [act.giver, act.receiver] : [],
    ...(statement !== undefined && !/^0x0*$/.test(statement) && { "tally:statement": statement }),
    ...(signed && { "tally:signed": signed as unknown as Json }),
  };
}

function statementOf(act: ChainAct): string | undefined {
  if (act.name === "UnitDestroyed") return act.certificate;
  return act.name === "RecallSet" || act.name === "DisputeResolved" ? act.statement : undefined;
}
