import { packWord, wordField } from "../../core/packed-word.ts";

/** What a unit is as it comes into being, without evidence and identifier. */
export interface CreationTerms {
  /** Version of the profile under which it begins. */
  readonly rules: number;
  /** One of the steps by which units begin; of what a transformation makes, the transformation. */
  readonly step: number;
  /** Number of its class; 0 for a container. */
  readonly class: number;
  /** Global Location Number as a number; 0 for no place. */
  readonly site: number;
  /** Seconds since 1970. */
  readonly when: number;
  /** How many pieces it is; 0 makes an empty container, whose quantity is 0. */
  readonly items: number;
  readonly quantity: number;
}

/** The word of Creation.sol: a unit's word with the number of its class. @throws `ARGUMENT_INVALID`. */
export function packCreationTerms(terms: CreationTerms): bigint {
  return packWord([
    ["quantity", terms.quantity, 56, 0],
    ["when", terms.when, 40, 56],
    ["items", terms.items, 16, 96],
    ["step", terms.step, 8, 136],
    ["class", terms.class, 16, 144],
    ["rules", terms.rules, 16, 160],
    ["site", terms.site, 48, 176],
  ]);
}

/** What is in the word. @throws `NUMBER_TOO_LARGE`. */
export function unpackCreationTerms(word: bigint): CreationTerms {
  const at = (name: string, bits: number, shift: number) => wordField(name, word, bits, shift);
  return {
    rules: at("rules", 16, 160),
    step: at("step", 8, 136),
    class: at("class", 16, 144),
    site: at("site", 48, 176),
    when: at("when", 40, 56),
    items: at("items", 16, 96),
    quantity: at("quantity", 56, 0),
  };
}
