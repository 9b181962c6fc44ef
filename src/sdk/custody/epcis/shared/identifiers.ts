import { canonicalGs1Id } from "../gs1/canonical-gs1-id.ts";
import { hasCheckDigit } from "../gs1/check-digit.ts";
import { readLink } from "../gs1/link.ts";
import { isUri } from "../uri.ts";

const GS1 = "https://id.gs1.org/";
const UNIT = "urn:tallystick:unit:";
const SITE = "urn:tallystick:site:";
const ORGANISATION = "urn:tallystick:organisation:";

/**
 * The EPC (URI) of a unit. An identifier that is the path of a GS1 Digital Link becomes that link in GS1's domain; one that is a URI stays
 * as it is; any other becomes a URN of ours.
 */
export function encodeEpc(identifier: string): string {
  const link = GS1 + identifier;
  if (/^\d/.test(identifier) && isUri(link) && readLink(link)) return link;
  const own = isUri(identifier) && !identifier.startsWith(GS1) && !identifier.startsWith(UNIT);
  return own && canonicalGs1Id(identifier) === identifier ? identifier : UNIT + encodeURIComponent(identifier);
}

/** The identifier of the unit that an EPC names. For an EPC URN or a Digital Link it is the path of the Digital Link. */
export function decodeEpc(epc: string): string {
  if (epc.startsWith(UNIT)) return decodePercent(epc.slice(UNIT.length)) ?? epc;
  if (epc.startsWith(GS1)) return epc.slice(GS1.length);
  const link = canonicalGs1Id(epc);
  return link.startsWith(GS1) ? link.slice(GS1.length) : epc;
}

/** Undefined for bytes that are not UTF-8: `encodeEpc` writes no such URI. */
function decodePercent(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The URI of a site, which the chain stores as a number: a Digital Link where the number is a GLN. */
export function encodeSite(site: number): string {
  const digits = String(site).padStart(13, "0");
  return digits.length === 13 && hasCheckDigit(digits) ? `${GS1}414/${digits}` : SITE + site;
}

/** The number of a site; undefined where the chain cannot store it. The GLN extension, a spot within the site, is ignored. */
export function decodeSite(uri: string): number | undefined {
  const own = uri.startsWith(SITE) ? uri.slice(SITE.length) : undefined;
  const link = readLink(canonicalGs1Id(uri)) ?? readLink(uri);
  const digits = own ?? (link?.key === "414" ? link.value : "");
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}

/** The URI of an organisation: by its party GLN, or by its number where the GLN is not known. */
export function encodeParty(org: number, gln: string | undefined): string {
  return gln === undefined ? ORGANISATION + org : `${GS1}417/${gln}`;
}

/** The GLN of a party or the number of an organisation; undefined for any other URI. */
export function decodeParty(uri: string): string | undefined {
  if (uri.startsWith(ORGANISATION)) return uri.slice(ORGANISATION.length);
  const link = readLink(canonicalGs1Id(uri));
  return link?.key === "417" || link?.key === "414" ? link.value : undefined;
}
