import type { CatalogueEntry } from "../../lib/errors.ts";
import { errorsOf } from "../core/errors.ts";

/** Every code of the domain's own. */
export const SETTLEMENT_CATALOGUE = {
  ECDSAInvalidSignature: {
    retryable: false,
    meaning: "A permit's signature is no point on the curve.",
    remedy: "Sign the permit again.",
  },
  ECDSAInvalidSignatureLength: {
    retryable: false,
    meaning: "A permit's signature is not 65 bytes long.",
    remedy: "Permits are signed by keys with an address; of others, let a deal move the money.",
  },
  ECDSAInvalidSignatureS: {
    retryable: false,
    meaning: "A permit's signature has the higher of the two values of s that verify.",
    remedy: "Sign with a library that gives the lower one.",
  },
  ERC20InsufficientAllowance: {
    retryable: false,
    meaning: "The holder did not approve that much for who moves its money.",
    remedy: "Have the holder approve `needed`; `allowance` is what is approved.",
  },
  ERC20InsufficientBalance: {
    retryable: false,
    meaning: "The account has less money than it is to give.",
    remedy: "Compare `balance` with `needed`.",
  },
  ERC20InvalidApprover: {
    retryable: false,
    meaning: "The zero address approves nobody.",
    remedy: "Name an account.",
  },
  ERC20InvalidReceiver: {
    retryable: false,
    meaning: "The zero address receives no money.",
    remedy: "Name an account of a member.",
  },
  ERC20InvalidSender: {
    retryable: false,
    meaning: "The zero address gives no money.",
    remedy: "Name an account of a member.",
  },
  ERC20InvalidSpender: {
    retryable: false,
    meaning: "The zero address is approved for nothing.",
    remedy: "Name the contract or account that is to move the money.",
  },
  ERC2612ExpiredSignature: {
    retryable: false,
    meaning: "A permit came after its deadline.",
    remedy: "Have the holder sign another.",
  },
  ERC2612InvalidSigner: {
    retryable: false,
    meaning: "A permit was signed by `signer`, and the money is that of `owner`; or by the owner under another nonce.",
    remedy: "Have the holder sign with the nonce that the cash contract gives now.",
  },
  ReentrancyGuardReentrantCall: {
    retryable: false,
    meaning: "What a deal moves called Settlement back while it was moved.",
    remedy: "Do not trade this asset: a sound one does not call back.",
  },
  SafeERC20FailedOperation: {
    retryable: false,
    meaning: "A token that a deal was to move answered false.",
    remedy: "Do not trade `token`, or look why it refuses: the giver's balance, or what it approved for the adapter.",
  },
  CALENDAR_YEAR_NOT_LOADED: {
    retryable: false,
    meaning: "A calendar was asked for a day of a year that it has no data of.",
    remedy:
      "Load the year `values.year`: on chain by a proposal to the Council, off chain with the table of its closed days.",
  },
  CALENDAR_TABLE_INVALID: {
    retryable: false,
    meaning: "A table of a calendar lacks a field or has one of the wrong form.",
    remedy: "Mend the field named in `values.field`; `values.value` is what was given.",
  },
  CALENDAR_TOO_EARLY: {
    retryable: false,
    meaning: "A time is before 1970, in local time.",
    remedy: "Give seconds since 1970 that are not negative after the calendar's offset to UTC.",
  },
  DATE_INVALID: {
    retryable: false,
    meaning: "A date is none of the calendar from 1970-01-01 to 9999-12-31.",
    remedy: "Write it as in 2026-02-28.",
  },
  DAYS_REVERSED: {
    retryable: false,
    meaning: "A period ends before it begins.",
    remedy: "Compare `values.from` with `values.to`: a trade is not later than the day of payment.",
  },
  DISCOUNT_EXCEEDS_FACE: {
    retryable: false,
    meaning: "A bank discount is more than what is discounted.",
    remedy: "Look at rate, scale and days; a bank discount of 100 % a year is the whole face after 360 days.",
  },
  PART_EXCEEDS_WHOLE: {
    retryable: false,
    meaning: "A part is more than its whole, or the whole is zero.",
    remedy: "Compare `values.part` with `values.whole`.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly settlement: keyof typeof SETTLEMENT_CATALOGUE;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const settlementError = /* @__PURE__ */ errorsOf(SETTLEMENT_CATALOGUE);
