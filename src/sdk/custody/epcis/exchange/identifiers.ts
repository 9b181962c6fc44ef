import { canonicalGs1Id } from "../gs1/canonical-gs1-id.ts";
import { hasCheckDigit } from "../gs1/check-digit.ts";
import { readLink } from "../gs1/link.ts";
import { isUri } from "../uri.ts";

const GS1 = "https://id.gs1.org/";
const UNIT = "urn:tallystick:unit:";
const SITE = "urn:tallystick:site:";
const ORGANISATION = "urn:tallystick:organisation:";

/** A unit's identifier as a URI: a Digital Link of GS1's domain where it is the path of one, itself where it is a URI. */
export function epcOf(identifier: string): string {
  const link = GS1 + identifier;
  if (/^\d/.test(identifier) && isUri(link) && readLink(link)) return link;
  const own = isUri(identifier) && !identifier.startsWith(GS1) && !identifier.startsWith(UNIT);
  return own && canonicalGs1Id(identifier) === identifier ? identifier : UNIT + encodeURIComponent(identifier);
}

/** The identifier that a URI stands for: of an EPC URN or a Digital Link, the path of the Digital Link. */
export function identifierOf(epc: string): string {
  if (epc.startsWith(UNIT)) return decoded(epc.slice(UNIT.length)) ?? epc;
  if (epc.startsWith(GS1)) return epc.slice(GS1.length);
  const link = canonicalGs1Id(epc);
  return link.startsWith(GS1) ? link.slice(GS1.length) : epc;
}

/** Undefined where it is no text in UTF-8, and so none that `epcOf` wrote. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** A place that the chain keeps as a number: its GLN where it is one. */
export function siteUri(site: number): string {
  const digits = String(site).padStart(13, "0");
  return digits.length === 13 && hasCheckDigit(digits) ? `${GS1}414/${digits}` : SITE + site;
}

/** The number of a place; undefined where the chain cannot keep it. A spot within a place is the place. */
export function siteNumber(uri: string): number | undefined {
  const own = uri.startsWith(SITE) ? uri.slice(SITE.length) : undefined;
  const link = readLink(canonicalGs1Id(uri)) ?? readLink(uri);
  const digits = own ?? (link?.key === "414" ? link.value : "");
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}

/** An organisation by its party GLN, or by its number where that is not known. */
export function partyUri(org: number, gln: string | undefined): string {
  return gln === undefined ? ORGANISATION + org : `${GS1}417/${gln}`;
}

/** The GLN of a party, or the number of an organisation; undefined for what is neither. */
export function partyKey(uri: string): string | undefined {
  if (uri.startsWith(ORGANISATION)) return uri.slice(ORGANISATION.length);
  const link = readLink(canonicalGs1Id(uri));
  return link?.key === "417" || link?.key === "414" ? link.value : undefined;
}
