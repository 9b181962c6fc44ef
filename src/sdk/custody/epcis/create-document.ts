import { type ContextEntry, EPCIS_CONTEXT, type EpcisContext, type EpcisDocument } from "./document.ts";
import type { EpcisEvent } from "./event.ts";
import { parseEpcisDocument } from "./parse-epcis.ts";

export interface EpcisDocumentParameters {
  /** RFC 3339. */
  readonly creationDate: string;
  readonly events: readonly EpcisEvent[];
  /** What the prefixes of extensions mean. Comes after the standard's own context. */
  readonly context?: EpcisContext;
  readonly instanceIdentifier?: string;
  readonly sender?: string;
  readonly receiver?: string;
}

/**
 * Puts events into a document.
 *
 * @throws `EPCIS_INVALID` when an event is none.
 *
 * @example
 * import { epcisDocument } from "tallystick/custody";
 *
 * const document = epcisDocument({
 *   creationDate: "2026-01-05T08:31:00.000+08:00",
 *   context: { mw: "https://example.org/medical-waste/" },
 *   events: [
 *     {
 *       type: "AggregationEvent",
 *       eventTime: "2026-01-05T08:30:00.000+08:00",
 *       eventTimeZoneOffset: "+08:00",
 *       action: "ADD",
 *       bizStep: "packing",
 *       parentID: "https://id.gs1.org/00/369412340000050013",
 *       childEPCs: ["https://id.gs1.org/8003/06941234000012B0001"],
 *       "mw:sealNo": "S-000123",
 *     },
 *   ],
 * });
 */
export function epcisDocument({ events, context = [], ...fields }: EpcisDocumentParameters): EpcisDocument {
  const entries = (Array.isArray(context) ? context : [context]) as readonly ContextEntry[];
  return parseEpcisDocument({
    "@context": [EPCIS_CONTEXT, ...entries.filter((entry) => entry !== EPCIS_CONTEXT)],
    type: "EPCISDocument",
    schemaVersion: "2.0",
    ...fields,
    epcisBody: { eventList: events },
  });
}
