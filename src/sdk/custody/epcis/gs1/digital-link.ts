import { custodyError } from "../../errors.ts";
import { isSerial } from "./characters.ts";
import { hasCheckDigit } from "./check-digit.ts";
import { type Link, readLink, writeLink } from "./link.ts";

/** A GS1 key by its kind. Serials, lots and extensions are as on the label, not escaped. */
export type Gs1Key =
  /** A trade item, or one lot or piece of it. 14 digits. */
  | { readonly kind: "gtin"; readonly gtin: string; readonly lot?: string; readonly serial?: string }
  /** A logistic unit: a box, a pallet. 18 digits. */
  | { readonly kind: "sscc"; readonly sscc: string }
  /** A returnable asset: 14 digits of which the first is 0. With a serial it is one piece. */
  | { readonly kind: "grai"; readonly grai: string; readonly serial?: string }
  /** An individual asset, such as a vehicle or a scale. */
  | { readonly kind: "giai"; readonly giai: string }
  /** A place, and a spot within it. 13 digits. */
  | { readonly kind: "gln"; readonly gln: string; readonly extension?: string }
  /** An organisation. 13 digits. */
  | { readonly kind: "party"; readonly gln: string };

function refuse(value: unknown, reason: string): never {
  throw custodyError("GS1_INVALID", `GS1 identifier: ${reason}: ${String(value)}`, { value, reason });
}

function checked(digits: string, length: number): string {
  if (!new RegExp(`^\\d{${length}}$`).test(digits)) refuse(digits, `${length} digits are wanted`);
  if (!hasCheckDigit(digits)) refuse(digits, "the check digit is wrong");
  return digits;
}

function text(value: string, longest: number): string {
  if (!isSerial(value, longest)) refuse(value, `1 to ${longest} of GS1's characters are wanted`);
  return value;
}

/** With `name` only where there is a value. */
const optional = <N extends string>(name: N, value: string | undefined) =>
  (value === undefined || value === "" ? {} : { [name]: value }) as { readonly [K in N]?: string };

/**
 * Reads a Digital Link (GS1 Digital Link URI) of any domain: GTIN with lot and serial, SSCC, GRAI, GIAI, GLN with extension, and the
 * GLN of a party. A GTIN of 8, 12 or 13 digits is filled up to 14; a query is left out.
 *
 * @throws `GS1_INVALID` for what is no Digital Link of these, and for a wrong check digit.
 *
 * @example
 * import { parseDigitalLink } from "tallystick/custody";
 *
 * parseDigitalLink("https://waste.example/8003/06941234000012B0001"); // { kind: "grai", grai: "06941234000012", serial: "B0001" }
 */
export function parseDigitalLink(uri: string): Gs1Key {
  const link = typeof uri === "string" ? readLink(uri) : undefined;
  if (link === undefined) return refuse(uri, "no Digital Link");
  const key = keyOf(link);
  if (key === undefined || link.qualifiers["22"] !== undefined || link.qualifiers["235"] !== undefined) {
    return refuse(uri, "a kind of key that is not known here");
  }
  linkOf(key);
  return key;
}

function keyOf({ key, value, qualifiers }: Link): Gs1Key | undefined {
  if (key === "00") return { kind: "sscc", sscc: value };
  if (key === "01") {
    return { kind: "gtin", gtin: value, ...optional("lot", qualifiers["10"]), ...optional("serial", qualifiers["21"]) };
  }
  if (key === "414") return { kind: "gln", gln: value, ...optional("extension", qualifiers["254"]) };
  if (key === "417") return { kind: "party", gln: value };
  if (key === "8003") return { kind: "grai", grai: value.slice(0, 14), ...optional("serial", value.slice(14)) };
  return key === "8004" ? { kind: "giai", giai: value } : undefined;
}

/**
 * The canonical Digital Link of a key, on id.gs1.org.
 *
 * @throws `GS1_INVALID` for a wrong length, character or check digit.
 *
 * @example
 * import { formatDigitalLink } from "tallystick/custody";
 *
 * formatDigitalLink({ kind: "sscc", sscc: "369412340000050013" }); // https://id.gs1.org/00/369412340000050013
 */
export function formatDigitalLink(key: Gs1Key): string {
  return writeLink(linkOf(key));
}

function linkOf(key: Gs1Key): Link {
  switch (key.kind) {
    case "sscc":
      return { key: "00", value: checked(key.sscc, 18), qualifiers: {} };
    case "gtin": {
      const lot = key.lot === undefined ? {} : { "10": text(key.lot, 20) };
      const serial = key.serial === undefined ? {} : { "21": text(key.serial, 20) };
      return { key: "01", value: checked(key.gtin, 14), qualifiers: { ...lot, ...serial } };
    }
    case "gln": {
      const extension = key.extension === undefined ? {} : { "254": text(key.extension, 20) };
      return { key: "414", value: checked(key.gln, 13), qualifiers: extension };
    }
    case "party":
      return { key: "417", value: checked(key.gln, 13), qualifiers: {} };
    case "grai": {
      if (!key.grai.startsWith("0")) refuse(key.grai, "the first digit is 0");
      const serial = key.serial === undefined ? "" : text(key.serial, 16);
      return { key: "8003", value: checked(key.grai, 14) + serial, qualifiers: {} };
    }
    case "giai":
      if (!/^\d{4}/.test(key.giai)) refuse(key.giai, "it begins with the digits of a company");
      return { key: "8004", value: text(key.giai, 30), qualifiers: {} };
    default:
      return refuse(JSON.stringify(key), "a kind of key that is not known here");
  }
}
