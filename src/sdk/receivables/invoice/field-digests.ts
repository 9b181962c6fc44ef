import { AbiCoder, keccak256 } from "ethers";
import type { Invoice, InvoiceKind } from "./invoice.ts";

/** Seller and buyer by their numbers as organisations. */
export interface InvoiceOrganisations {
  readonly seller: number;
  readonly buyer: number;
}

/**
 * Digests of an invoice's fields, from which a registrar service makes fingerprint keys.
 *
 * WARNING: fields are few and guessable, so they can be found from a digest by trying. A digest goes to the registrar service and
 * to those who have the invoice; what goes to the chain is the key.
 */
export interface FieldDigests {
  /** Kind, seller and number: the document's identity. */
  readonly id: string;
  /** The same, without leading zeros. */
  readonly idf: string;
  /** Kind, seller, buyer, currency, amount and date: a copy under another number has the same. */
  readonly eco: string;
}

/** keccak256(abi.encode(tag, fields...)). */
const digestOf = (tag: string, types: readonly string[], fields: readonly unknown[]): string =>
  keccak256(AbiCoder.defaultAbiCoder().encode(["string", ...types], [`tallystick.invoice.${tag}`, ...fields]));

/** The digest that identifies a document of a seller. */
export function idDigest(kind: InvoiceKind, seller: number, canonicalNumber: string): string {
  return digestOf("id", ["string", "uint32", "string"], [kind, seller, canonicalNumber]);
}

export function fieldDigests(invoice: Invoice, { seller, buyer }: InvoiceOrganisations): FieldDigests {
  const { kind, canonicalNumber, currency, payable, issueDate } = invoice;
  return {
    id: idDigest(kind, seller, canonicalNumber),
    idf: digestOf("idf", ["string", "uint32", "string"], [kind, seller, withoutLeadingZeros(canonicalNumber)]),
    eco: digestOf(
      "eco",
      ["string", "uint32", "uint32", "string", "int256", "string"],
      [kind, seller, buyer, currency, payable, issueDate],
    ),
  };
}

/** INV0012 is INV12: zeros before every run of digits. */
const withoutLeadingZeros = (number: string) => number.replace(/(?<!\d)0+(?=\d)/g, "");
