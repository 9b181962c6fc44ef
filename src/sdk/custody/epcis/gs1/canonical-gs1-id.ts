import { linkOfUrn } from "./epc-urn.ts";
import { finest, readLink, writeLink } from "./link.ts";

/**
 * The one way to write an identifier that carries a GS1 key: EPC URNs and Digital Links of any domain become the Digital Link on
 * id.gs1.org, with the finest qualifier alone and without query. Anything else stays as it is. Check digits are not looked at.
 *
 * @example
 * import { canonicalGs1Id } from "tallystick/custody";
 *
 * canonicalGs1Id("urn:epc:id:sscc:4012345.1112223334"); // https://id.gs1.org/00/140123451122233341
 * canonicalGs1Id("https://waste.example/01/04012345111118/10/B7/21/9?x=1"); // https://id.gs1.org/01/04012345111118/21/9
 */
export function canonicalGs1Id(id: string): string {
  const link = linkOfUrn(id) ?? readLink(id);
  return link ? writeLink(finest(link)) : id;
}
