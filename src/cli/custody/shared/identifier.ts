import { InvalidArgumentError } from "commander";
import { readLink } from "../../../sdk/custody/epcis/gs1/link.ts";
import { decodeEpc } from "../../../sdk/custody/epcis/shared/identifiers.ts";

const GS1 = "https://id.gs1.org/";

/**
 * The identifier that a text stands for, as the chain has it hashed. What a scanner reads from a label is the same unit as what
 * stands on it in letters: "8003/06941234000012B0001" is also https://id.gs1.org/8003/06941234000012B0001, and the same link of
 * another domain. A URI of another kind is itself.
 */
export function identifier(text: string): string {
  if (text === "") throw new InvalidArgumentError("Not an identifier.");
  const uri = /^\d/.test(text) ? GS1 + text : text;
  if (uri.startsWith(GS1) && readLink(uri)) return uri.slice(GS1.length).replace(/\/?(?:[?#].*)?$/s, "");
  return decodeEpc(text);
}
