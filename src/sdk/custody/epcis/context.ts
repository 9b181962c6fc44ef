import type { Json } from "../../core/json/canonical-json.ts";

/** Address of the context that gives EPCIS its bare words. */
export const EPCIS_CONTEXT = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";

/** One part of an `@context`: an address, or names with what they stand for. */
export type ContextEntry = string | { readonly [name: string]: Json };
/** A JSON-LD context. What comes later is stronger. */
export type EpcisContext = ContextEntry | readonly ContextEntry[];
