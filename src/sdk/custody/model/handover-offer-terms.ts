import { packWord, wordField } from "../../core/packed-word.ts";

/** What a giver says of a unit. */
export interface HandoverOfferTerms {
  /** The unit's `hops`: an offer is good for one handover, of the unit as it is then. */
  readonly hop: number;
  /** The step of the profile that the receiver takes with it. */
  readonly step: number;
  /** Organisation that it is for. */
  readonly to: number;
  /** As the giver measured it. */
  readonly quantity: number;
  readonly items: number;
  /** When the giver measured, in seconds. */
  readonly when: number;
  /** Last second at which the handover may be brought to the chain. */
  readonly deadline: number;
}

/** The word of Handover.sol. @throws `ARGUMENT_INVALID`. */
export function packHandoverOfferTerms(terms: HandoverOfferTerms): bigint {
  return packWord([
    ["hop", terms.hop, 16, 0],
    ["step", terms.step, 8, 16],
    ["to", terms.to, 32, 24],
    ["quantity", terms.quantity, 56, 56],
    ["items", terms.items, 16, 112],
    ["when", terms.when, 40, 128],
    ["deadline", terms.deadline, 40, 168],
  ]);
}

/** What is in the word; `from` is the giver's organisation where an event has put it there, else 0. @throws `NUMBER_TOO_LARGE`. */
export function unpackHandoverOfferTerms(word: bigint): HandoverOfferTerms & { readonly from: number } {
  const at = (name: string, bits: number, shift: number) => wordField(name, word, bits, shift);
  return {
    hop: at("hop", 16, 0),
    step: at("step", 8, 16),
    to: at("to", 32, 24),
    quantity: at("quantity", 56, 56),
    items: at("items", 16, 112),
    when: at("when", 40, 128),
    deadline: at("deadline", 40, 168),
    from: at("from", 48, 208),
  };
}
