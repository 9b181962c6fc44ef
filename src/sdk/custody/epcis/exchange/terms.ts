import type { Json } from "../../../core/json/canonical-json.ts";
import { BIZ_STEPS, type BizStep } from "../cbv.ts";
import { isUri } from "../uri.ts";

/** What the prefix `tally` means: terms for what EPCIS and CBV have none for. */
export const TALLY_CONTEXT = { tally: "urn:tallystick:custody:" } as const;

/** A field of an event that may be anything. */
export const field = (from: object, name: string): Json | undefined => (from as Readonly<Record<string, Json>>)[name];

/** A profile's word for a step as EPCIS takes it. */
export function bizStepOf(word: string): BizStep {
  if (BIZ_STEPS.some((known) => known === word)) return word as BizStep;
  const foreign = isUri(word) && !/^(?:urn:epcglobal:cbv|https?:\/\/ns\.gs1\.org\/cbv\/)/.test(word);
  return (foreign ? word : `tally:bizStep-${encodeURIComponent(word)}`) as BizStep;
}

const ZERO = /^0x0*$/;

/** A hash under a name; nothing where it is zero. */
export function hashField(name: `tally:${string}`, hash: string): { readonly [name: `tally:${string}`]: string } {
  return ZERO.test(hash) ? {} : { [name]: hash };
}

/** A time as EPCIS writes it, in a zone such as "+08:00". */
export function isoTime(seconds: number, zone: string): string {
  const [hours, minutes] = zone.slice(1).split(":").map(Number) as [number, number];
  const offset = (hours * 60 + minutes) * (zone.startsWith("-") ? -60 : 60);
  return new Date((seconds + offset) * 1_000).toISOString().replace("Z", zone);
}
