import { packWord, wordField } from "../../core/packed-word.ts";
import { CONDITIONS, type Condition, conditionOf } from "./condition.ts";

/** What a receiver says of a unit that was offered to it. It is good as long as the offer, up to the offer's deadline. */
export interface HandoverAcceptanceTerms {
  /** Where the unit is from then on: Global Location Number as a number, 0 for no place. */
  readonly site: number;
  /** As the receiver measured it. */
  readonly quantity: number;
  readonly items: number;
  readonly condition: Condition;
  /** When the receiver measured, in seconds. */
  readonly when: number;
}

/** The word of Handover.sol. @throws `ARGUMENT_INVALID`. */
export function packHandoverAcceptanceTerms(terms: HandoverAcceptanceTerms): bigint {
  return packWord([
    ["site", terms.site, 48, 0],
    ["quantity", terms.quantity, 56, 48],
    ["items", terms.items, 16, 104],
    ["condition", CONDITIONS.indexOf(terms.condition), 8, 120],
    ["when", terms.when, 40, 128],
  ]);
}

/** What is in the word. @throws `NUMBER_TOO_LARGE`. */
export function unpackHandoverAcceptanceTerms(word: bigint): HandoverAcceptanceTerms {
  const at = (name: string, bits: number, shift: number) => wordField(name, word, bits, shift);
  return {
    site: at("site", 48, 0),
    quantity: at("quantity", 56, 48),
    items: at("items", 16, 104),
    condition: conditionOf(at("condition", 8, 120)),
    when: at("when", 40, 128),
  };
}
