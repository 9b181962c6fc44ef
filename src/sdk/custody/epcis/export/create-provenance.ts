import type { Json } from "../../../core/json/canonical-json.ts";
import type { Provenance } from "../shared/provenance.ts";
import type { ChainAct } from "./chain-act.ts";
import type { EncodedAct } from "./encode-acts.ts";

export function createProvenance({ act, event, creator }: EncodedAct): Provenance {
  const statement = statementOf(act);
  const signed = "signed" in act ? act.signed : undefined;
  return {
    "tally:eventID": event.eventID,
    "tally:transaction": act.transaction,
    "tally:block": act.block,
    "tally:accounts": "by" in act ? [act.by] : act.name === "HandoverConcluded" ? [act.giver, act.receiver] : [],
    ...(creator !== undefined && { "tally:creator": creator }),
    ...(statement !== undefined && !/^0x0*$/.test(statement) && { "tally:statement": statement }),
    ...(signed && { "tally:signed": signed as unknown as Json }),
  };
}

function statementOf(act: ChainAct): string | undefined {
  if (act.name === "UnitDestroyed") return act.certificate;
  return act.name === "RecallSet" || act.name === "DisputeResolved" ? act.statement : undefined;
}
