import type { ContextEntry, EpcisContext } from "../context.ts";

/** Prefix -> namespace. */
export type Namespaces = ReadonlyMap<string, string>;

/** What the EPCIS context itself declares. */
const STANDARD: readonly (readonly [string, string])[] = [
  ["cbv", "https://ref.gs1.org/cbv/"],
  ["cbvmda", "urn:epcglobal:cbv:mda:"],
  ["epcis", "https://ref.gs1.org/epcis/"],
  ["gs1", "https://gs1.org/voc/"],
  ["rdfs", "http://www.w3.org/2000/01/rdf-schema#"],
];

/** The prefixes that contexts declare; what comes later is stronger. */
export function namespacesOf(...contexts: readonly (EpcisContext | undefined)[]): Namespaces {
  const found = new Map(STANDARD);
  for (const context of contexts) {
    const entries = Array.isArray(context) ? context : [context];
    for (const entry of entries as readonly (ContextEntry | undefined)[]) {
      if (typeof entry !== "object") continue;
      for (const [name, meaning] of Object.entries(entry)) {
        const namespace = typeof meaning === "string" ? meaning : (meaning as { "@id"?: unknown } | null)?.["@id"];
        if (typeof namespace === "string" && !name.startsWith("@")) found.set(name, namespace);
      }
    }
  }
  return found;
}

/** `mw:sealNo` is `{https://example.org/medical-waste/}sealNo`, and so is the name written out. */
export function qualifiedName(name: string, namespaces: Namespaces): string {
  const colon = name.indexOf(":");
  if (colon < 0) return name;
  const rest = name.slice(colon + 1);
  if (rest.startsWith("//")) {
    const end = Math.max(name.lastIndexOf("/"), name.lastIndexOf("#")) + 1;
    return `{${name.slice(0, end)}}${name.slice(end)}`;
  }
  const namespace = namespaces.get(name.slice(0, colon));
  return namespace === undefined ? name : `{${namespace}}${rest}`;
}

/** A CURIE of any prefix that a context declares, written out (CBV 2.0, 8.9); "//" after the colon makes a URI of it. */
export function expandCurie(value: string, namespaces: Namespaces): string {
  const colon = value.indexOf(":");
  const namespace = colon < 0 || value.startsWith("//", colon + 1) ? undefined : namespaces.get(value.slice(0, colon));
  return namespace === undefined ? value : namespace + value.slice(colon + 1);
}
