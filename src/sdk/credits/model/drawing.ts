import { TypedDataEncoder, type TypedDataField } from "ethers";
import { checkBytes32, checkThat } from "../../core/check.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { dateText, dayNumber } from "../../settlement/model/dates.ts";

/** What is presented under a credit. Its hash names the presentation, so who accepts or refuses it signs all of this. */
export interface Drawing {
  readonly credit: string;
  /** Name of the terms under which it is presented: those in force, or those of an amendment, which the beneficiary so accepts (art. 10 c). */
  readonly terms: string;
  /** The presenter's own; the same documents can be presented again under another. */
  readonly number: bigint;
  /** Root of the salted documents. */
  readonly documents: string;
  readonly amount: bigint;
  /** Of the invoice, which may be for more than is drawn (art. 18 b). */
  readonly invoiceAmount: bigint;
  /** YYYY-MM-DD. */
  readonly shipDate: string;
  /** Whether the confirmer examines them, or the issuer. */
  readonly atConfirmer: boolean;
  /** Keyed digests that identify the documents, at least one: see fingerprints. */
  readonly keys: readonly string[];
}

export const DRAWING_TYPES: Record<string, TypedDataField[]> = {
  Drawing: [
    { name: "credit", type: "bytes32" },
    { name: "terms", type: "bytes32" },
    { name: "number", type: "uint64" },
    { name: "documents", type: "bytes32" },
    { name: "amount", type: "uint96" },
    { name: "invoiceAmount", type: "uint96" },
    { name: "shipDay", type: "uint32" },
    { name: "atConfirmer", type: "bool" },
    { name: "keys", type: "bytes32[]" },
  ],
};

const UINT64 = 2n ** 64n - 1n;
const UINT96 = 2n ** 96n - 1n;

/** A drawing as the contract takes it. @throws `ARGUMENT_INVALID`, `DATE_INVALID`. */
export function toDrawingStruct(drawing: Drawing) {
  const { keys } = drawing;
  checkThat(keys.length > 0, "drawing.keys", keys, "at least one fingerprint");
  return {
    credit: checkBytes32("drawing.credit", drawing.credit),
    terms: checkBytes32("drawing.terms", drawing.terms),
    number: checkAmount("drawing.number", drawing.number, 0n, UINT64),
    documents: checkBytes32("drawing.documents", drawing.documents),
    amount: checkAmount("drawing.amount", drawing.amount, 0n, UINT96),
    invoiceAmount: checkAmount("drawing.invoiceAmount", drawing.invoiceAmount, 0n, UINT96),
    shipDay: dayNumber(drawing.shipDate),
    atConfirmer: drawing.atConfirmer,
    keys: keys.map((key, i) => checkBytes32(`drawing.keys[${i}]`, key)),
  };
}

/**
 * The id of a presentation. Needs no network.
 *
 * @throws `ARGUMENT_INVALID`, `DATE_INVALID`.
 *
 * @example
 * import { presentationId } from "tallystick/credits";
 *
 * const presentation = presentationId(drawing);
 */
export function presentationId(drawing: Drawing): string {
  return TypedDataEncoder.hashStruct("Drawing", DRAWING_TYPES, toDrawingStruct(drawing));
}

/** A drawing as a contract's event gives it. */
export type DrawingStruct = readonly [
  credit: string,
  terms: string,
  number: bigint,
  documents: string,
  amount: bigint,
  invoiceAmount: bigint,
  shipDay: bigint,
  atConfirmer: boolean,
  keys: readonly string[],
];

/** A drawing of what an event says. By their place, as each list of ethers has a method `keys`. */
export function drawingFrom(struct: DrawingStruct): Drawing {
  const [credit, terms, number, documents, amount, invoiceAmount, shipDay, atConfirmer, keys] = struct;
  const shipDate = dateText(Number(shipDay));
  return { credit, terms, number, documents, amount, invoiceAmount, shipDate, atConfirmer, keys: [...keys] };
}
