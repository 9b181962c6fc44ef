import { Big } from "big.js";
import { canonicalGs1Id } from "../gs1/canonical-gs1-id.ts";
import { expandCurie, type Namespaces } from "./namespaces.ts";

/** URNs of CBV 1.2 -> names of the web vocabulary. */
const URNS: Readonly<Record<string, string>> = {
  "urn:epcglobal:cbv:bizstep:": "https://ref.gs1.org/cbv/BizStep-",
  "urn:epcglobal:cbv:disp:": "https://ref.gs1.org/cbv/Disp-",
  "urn:epcglobal:cbv:btt:": "https://ref.gs1.org/cbv/BTT-",
  "urn:epcglobal:cbv:sdt:": "https://ref.gs1.org/cbv/SDT-",
  "urn:epcglobal:cbv:er:": "https://ref.gs1.org/cbv/ER-",
};

/** No sign but a minus, no exponent: both known implementations take such a text for a number, whatever field it is in. */
const NUMERIC = /^-?\d+(?:\.\d+)?$/;

/**
 * The one text of a value: numbers without trailing zeros, CURIEs, GS1's vocabularies and keys as full URIs.
 *
 * A text of digits is a number too, since an event in XML has nothing but text: "0815" and 815 hash alike. They pass through a
 * double on the way, as in the reference implementation, so digits beyond the 17th are lost.
 */
export function canonicalValue(value: string | number | boolean, namespaces: Namespaces): string {
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return String(value);
  const text = expandCurie(value.trim(), namespaces);
  if (NUMERIC.test(text) && Number.isFinite(Number(text))) return numberText(Number(text));
  const urn = Object.keys(URNS).find((each) => text.startsWith(each));
  if (urn !== undefined) return `${URNS[urn]}${text.slice(urn.length)}`;
  return canonicalGs1Id(text);
}

/** Without exponent. */
function numberText(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : new Big(value).toFixed();
}
