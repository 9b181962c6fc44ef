import type { Json } from "../../../core/json/canonical-json.ts";
import { BIZ_STEPS, type BizStep } from "../cbv.ts";
import { isUri } from "../uri.ts";

/**
 * The JSON-LD context of the prefix `tally`: terms for what EPCIS and CBV have no term for.
 *
 * The namespace ends in "/": the reference generator of event hashes takes no other name for an extension. w3id.org gives persistent
 * names to projects that have no domain. Every event hash depends on it, so it stays what it is.
 */
export const TALLY_CONTEXT = { tally: "https://w3id.org/tallystick/custody/" } as const;

/** A field of an event, whatever its type. */
export const readField = (from: object, name: string): Json | undefined =>
  (from as Readonly<Record<string, Json>>)[name];

/** The `bizStep` of a profile's step: a CBV term, a URI outside CBV, or else a term with our prefix. */
export function encodeBizStep(word: string): BizStep {
  if (BIZ_STEPS.some((known) => known === word)) return word as BizStep;
  const isOtherUri = isUri(word) && !/^(?:urn:epcglobal:cbv|https?:\/\/ns\.gs1\.org\/cbv\/)/.test(word);
  return (isOtherUri ? word : `tally:bizStep-${encodeURIComponent(word)}`) as BizStep;
}

const ZERO = /^0x0*$/;

/** A field with a hash; no field where the hash is zero. */
export function encodeHash(name: `tally:${string}`, hash: string): { readonly [name: `tally:${string}`]: string } {
  return ZERO.test(hash) ? {} : { [name]: hash };
}

/** A time as EPCIS writes it, in a zone such as "+08:00". */
export function encodeTime(seconds: number, zone: string): string {
  const [hours, minutes] = zone.slice(1).split(":").map(Number) as [number, number];
  const offset = (hours * 60 + minutes) * (zone.startsWith("-") ? -60 : 60);
  return new Date((seconds + offset) * 1_000).toISOString().replace("Z", zone);
}

/** Seconds of a time as EPCIS writes it; the chain has no finer ones. */
export function decodeTime(time: string): number {
  return Math.floor(Date.parse(time) / 1_000);
}
