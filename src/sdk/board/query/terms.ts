import {
  ADDRESS,
  AMOUNT,
  about,
  BOOLEAN,
  BYTES32,
  objectOf,
  ORG,
  TEXT,
  TIME,
  WHOLE,
  wordOf,
} from "../../core/json/json-schema.ts";
import { ASSETS, PRICE_METHODS } from "../model/states.ts";

/** What an ask says to everybody; whose it is and which claim, it does not. */
export const ASK_TERMS = objectOf({
  operator: about(ORG, "The association: the units are pledged to it while they are reserved"),
  asset: wordOf(ASSETS),
  conditional: about(BOOLEAN, "Whether the claim was still to be accepted when it was posted"),
  secondary: about(BOOLEAN, "Whether the seller is a bank that bought it"),
  obligor: ORG,
  cash: ADDRESS,
  maturityFrom: about(TIME, "Tenor: the claim is due between these two"),
  maturityTo: TIME,
  amountFrom: about(AMOUNT, "Band: what is offered lies between these two"),
  amountTo: AMOUNT,
  least: about(AMOUNT, "Least of one trade"),
  depositBps: about(WHOLE, "What who fails forfeits, in basis points of the amount"),
  commitUntil: about(TIME, "Last second in which a quote is committed; after it quotes are opened"),
  acceptUntil: about(TIME, "Last second in which one is accepted"),
  documentDays: about(WHOLE, "Banking days from the trade to the availability date"),
  examineDays: about(WHOLE, "Banking days from that for examination"),
  payDays: about(WHOLE, "Banking days from that for payment"),
  reveals: about(WHOLE, "Most quotes that the seller sees"),
  calendar: TEXT,
  key: about(BYTES32, "X25519 key to which quotes are sealed"),
  conditions: about(BYTES32, "Hash of the conditions"),
  holding: about(BYTES32, "Salted hash of what is sold"),
});

/** What a bank offered, once it was accepted. */
export const QUOTE_TERMS = objectOf({
  account: about(ADDRESS, "Account that takes the units, and pays"),
  amount: AMOUNT,
  least: about(AMOUNT, "Least that could be taken of it"),
  price: about(AMOUNT, "For the whole amount"),
  method: wordOf(PRICE_METHODS),
  rate: about(WHOLE, "In hundredths of a basis point, for a year of 360 days"),
  expiry: TIME,
  salt: about(BYTES32, "With it the hash that was committed is that of this quote"),
});
