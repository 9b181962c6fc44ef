import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { EpcisContext } from "./document.ts";
import type { EpcisEvent } from "./event.ts";
import { epcisPreHash } from "./hash/pre-hash.ts";

/**
 * The hash by which parties know an event without having agreed on an id (CBV 2.0, 8.9). The order of members and lists does not
 * matter, nor whether words and identifiers are written short, as URNs or as URIs.
 *
 * It identifies, and does not prove: what has no meaning to it (`eventID`, `recordTime`, `errorDeclaration`, comments) can be
 * changed, and it names no author. What is to be proved is attested by its canonical JSON.
 *
 * @param context The document's `@context`, which says what the prefixes of extensions mean.
 * @returns `ni:///sha-256;...?ver=CBV2.0`
 *
 * @example
 * import { parseJson } from "tallystick";
 * import { epcisEventHash, parseEpcisEvent } from "tallystick/custody";
 *
 * const eventID = epcisEventHash(parseEpcisEvent(parseJson(text)));
 */
export function epcisEventHash(event: EpcisEvent, context?: EpcisContext): string {
  const bytes = new TextEncoder().encode(epcisPreHash(event, context));
  return `ni:///sha-256;${bytesToHex(sha256(bytes))}?ver=CBV2.0`;
}
