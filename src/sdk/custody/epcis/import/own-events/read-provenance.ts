import type { Json } from "../../../../core/json/canonical-json.ts";
import { readField } from "../../shared/terms.ts";

/** What an act needs and its event does not have: our exports keep it in the provenance beside the events. */
export interface OwnTerms {
  readonly statement?: string;
  readonly deadline?: number;
}

/** Reads the provenance beside the events of one of our exports: by `eventID`, in order. */
export function readProvenance(document: unknown): Map<string, OwnTerms[]> {
  const entries = readField(document as object, "tally:provenance");
  const found = new Map<string, OwnTerms[]>();
  for (const entry of Array.isArray(entries) ? (entries as readonly Json[]) : []) {
    const { "tally:eventID": id, "tally:statement": statement, "tally:signed": signed } = entry as Record<string, Json>;
    const deadline = (signed as { offer?: { deadline?: unknown } } | undefined)?.offer?.deadline;
    const terms = {
      ...(typeof statement === "string" && { statement }),
      ...(typeof deadline === "number" && { deadline }),
    };
    found.set(String(id), [...(found.get(String(id)) ?? []), terms]);
  }
  return found;
}
