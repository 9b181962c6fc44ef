import type { CreditTerms } from "../model/credit-terms.ts";
import type { MtParty } from "./forms.ts";
import type { MtMessage } from "./message.ts";

/** What an MT 700 says in words, and the chain has only as hashes and numbers. */
export interface Mt700Words {
  readonly creditNumber: string;
  readonly currency: string;
  readonly placeOfExpiry: string;
  readonly applicant: MtParty;
  readonly beneficiary: MtParty;
  /** With whom it is available: a name, or "ANY BANK". */
  readonly availableWith: string;
  readonly goods?: string;
  readonly documents?: string;
  readonly conditions?: string;
}

const BY = {
  Sight: "BY PAYMENT",
  Deferred: "BY DEF PAYMENT",
  Acceptance: "BY ACCEPTANCE",
  Negotiation: "BY NEGOTIATION",
} as const;
const RULES = { Ucp600: "UCP LATEST VERSION", EUcp21: "EUCP LATEST VERSION" } as const;

/**
 * Terms of a credit as an MT 700. Needs no network.
 *
 * @throws `MT_FIELD_INVALID` once it is written, where a word is too long or has a character that SWIFT has not.
 *
 * @example
 * import { exportMt, mt700Of } from "tallystick/credits";
 *
 * const [applicant, beneficiary] = [{ lines: ["ORIENT IMPORTS"] }, { lines: ["MOUNTAIN TOOLS"] }];
 * const words = { creditNumber: "LC-1", currency: "CNY", placeOfExpiry: "SHANGHAI", availableWith: "ANY BANK" };
 * console.log(exportMt(mt700Of(creditTerms, { ...words, applicant, beneficiary })));
 */
export function mt700Of(terms: CreditTerms, words: Mt700Words): MtMessage<"700"> {
  const { creditNumber, currency, placeOfExpiry, applicant, beneficiary, goods, documents, conditions } = words;
  const { tenorDays, tenorFrom, rules } = terms;
  const usance = `${tenorDays} DAYS AFTER ${tenorFrom === "Sight" ? "SIGHT" : "DATE OF SHIPMENT"}`;
  const isStated = terms.plusBps > 0 || terms.minusBps > 0;
  return {
    type: "700",
    fields: {
      sequence: "1/1",
      form: terms.transferable ? "IRREVOCABLE TRANSFERABLE" : "IRREVOCABLE",
      creditNumber,
      // A domestic credit of China has no word of SWIFT's: its rules are told in the conditions.
      rules: rules === "CnDlc2016" ? "UCP LATEST VERSION" : RULES[rules],
      expiry: { date: terms.expiry, place: placeOfExpiry },
      applicant,
      beneficiary,
      amount: { currency, amount: decimal(terms.amount) },
      ...(isStated && { tolerance: { plus: terms.plusBps / 100, minus: terms.minusBps / 100 } }),
      availableWith: { option: "D", value: `${words.availableWith}\n${BY[terms.availability]}` },
      ...(terms.availability === "Deferred" && { deferredPayment: usance }),
      ...(terms.availability === "Acceptance" && { draftsAt: usance }),
      partialShipments: terms.partialDrawings ? "ALLOWED" : "NOT ALLOWED",
      latestShipment: terms.latestShipment,
      ...(goods !== undefined && { goods }),
      ...(documents !== undefined && { documents }),
      ...(conditions !== undefined && { conditions }),
      presentation: { days: terms.presentationDays },
      confirmation: terms.confirmer === 0 ? "WITHOUT" : "CONFIRM",
    },
  };
}

/** Minor units of a currency with two digits. */
function decimal(amount: bigint): string {
  const cents = String(amount % 100n)
    .padStart(2, "0")
    .replace(/0+$/, "");
  return `${amount / 100n}${cents === "" ? "" : `.${cents}`}`;
}
