import { requireJson } from "../../core/json/canonical-json.ts";
import type { Form } from "../../core/json/json-form.ts";
import { custodyError } from "../errors.ts";
import type { EpcisContext } from "./context.ts";
import type { EpcisDocument, EpcisQueryDocument, EpcisSingleEvent } from "./document.ts";
import type { EpcisEvent } from "./event.ts";
import { epcisDocument, epcisQueryDocument, singleEvent } from "./parse/document-form.ts";

/**
 * Reads an EPCIS 2.0 document in JSON. Strict: what it lets pass the official JSON schema lets pass, and it asks for a little
 * more: an event is of one of the five types, what is put into a container or taken out names the container, times are as RFC
 * 3339 writes them, and the fields of a place have names in a namespace.
 *
 * @throws `EPCIS_INVALID` with `values.field`, such as `epcisBody.eventList[2].action`, and `values.value`; `JSON_INVALID` for
 * what is no JSON.
 *
 * @example
 * import { parseJson } from "tallystick";
 * import { parseEpcisDocument } from "tallystick/custody";
 *
 * const document = parseEpcisDocument(parseJson(text));
 * const steps = document.epcisBody.eventList.map((event) => event.bizStep);
 */
export function parseEpcisDocument(json: unknown): EpcisDocument {
  return read(json, epcisDocument) as EpcisDocument;
}

/** The same for a repository's answer to a query. @throws `EPCIS_INVALID`, `JSON_INVALID`. */
export function parseEpcisQueryDocument(json: unknown): EpcisQueryDocument {
  return read(json, epcisQueryDocument) as EpcisQueryDocument;
}

/** The same for one event that brings its own `@context`. @throws `EPCIS_INVALID`, `JSON_INVALID`. */
export function parseEpcisEvent(json: unknown): EpcisSingleEvent {
  return read(json, singleEvent) as EpcisSingleEvent;
}

/** Events with the context that their names are to be understood by. */
export interface ParsedEvents {
  readonly context: EpcisContext;
  readonly events: readonly EpcisEvent[];
}

/**
 * Reads whatever may be sent to be captured: a document, a repository's answer, or one event.
 *
 * @throws `EPCIS_INVALID`, `JSON_INVALID`.
 *
 * @example
 * import { parseJson } from "tallystick";
 * import { epcisEventHash, parseEpcis } from "tallystick/custody";
 *
 * const { context, events } = parseEpcis(parseJson(text));
 * const hashes = events.map((event) => epcisEventHash(event, context));
 */
export function parseEpcis(json: unknown): ParsedEvents {
  const type = (json as { type?: unknown } | null | undefined)?.type;
  if (type === "EPCISDocument") {
    const { "@context": context, epcisBody } = parseEpcisDocument(json);
    return { context, events: epcisBody.eventList };
  }
  if (type === "EPCISQueryDocument") {
    const { "@context": context, epcisBody } = parseEpcisQueryDocument(json);
    return { context, events: epcisBody.queryResults.resultsBody.eventList };
  }
  const event = parseEpcisEvent(json);
  return { context: event["@context"], events: [event] };
}

function read(json: unknown, form: Form): unknown {
  requireJson(json);
  form(json, "", refuse);
  return json;
}

function refuse(field: string, value: unknown, expected: string): never {
  // The value may be as long as the document.
  const shown = value === undefined ? "absent" : JSON.stringify(value).slice(0, 100);
  throw custodyError("EPCIS_INVALID", `EPCIS: ${field || "the whole"} should be ${expected}, is ${shown}`, {
    field,
    value,
  });
}
