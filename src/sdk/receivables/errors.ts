import type { CatalogueEntry } from "../../lib/errors.ts";
import { errorsOf } from "../core/errors.ts";

/** Every code of the domain's own. */
export const RECEIVABLES_CATALOGUE = {
  INVOICE_TOO_LARGE: {
    retryable: false,
    meaning: "An invoice file has more bytes, elements or attributes, or deeper nesting, than is read.",
    remedy: "Send the invoice without attachments; `values.field` says what there is too much of.",
  },
  INVOICE_NOT_UTF8: {
    retryable: false,
    meaning: "An invoice file is not encoded in UTF-8, or says that it is not.",
    remedy: "Have it written in UTF-8.",
  },
  INVOICE_XML_INVALID: {
    retryable: false,
    meaning: "An invoice file is not well-formed XML 1.0 with namespaces.",
    remedy: "Get the file again from who issued it; the reason is in `values.reason`.",
  },
  INVOICE_DOCTYPE: {
    retryable: false,
    meaning: "An invoice file has a document type declaration, by which one file can be read in several ways.",
    remedy: "UBL documents have none: refuse the file, or ask its issuer for one without.",
  },
  INVOICE_NOT_UBL: {
    retryable: false,
    meaning: "An XML file is neither an Invoice nor a CreditNote of UBL 2.",
    remedy: "Check that the file is the one you mean; `values.value` is its root element.",
  },
  INVOICE_FIELD_MISSING: {
    retryable: false,
    meaning: "An invoice lacks a field that identifies it or what is owed.",
    remedy: "Have the field in `values.field` filled in by the issuer.",
  },
  INVOICE_FIELD_REPEATED: {
    retryable: false,
    meaning: "An invoice has a field more than once, so two readers could take two values from it.",
    remedy: "Refuse it, or ask the issuer which value of `values.field` holds.",
  },
  INVOICE_FIELD_INVALID: {
    retryable: false,
    meaning: "A field of an invoice does not have the form that it needs.",
    remedy: "Have the field in `values.field` corrected by the issuer.",
  },
  INVOICE_CURRENCY_MISMATCH: {
    retryable: false,
    meaning: "The payable amount is in another currency than the invoice.",
    remedy: "Refuse it, or ask the issuer for an invoice in one currency.",
  },
  INVOICE_PRECISION: {
    retryable: false,
    meaning: "An amount has a part below the smallest unit of its currency.",
    remedy: "Nobody can pay it: have the amount rounded by the issuer.",
  },
  INVOICE_FACTORED: {
    retryable: false,
    meaning: "An invoice says by its type code (393, 396) that it is assigned to a factor.",
    remedy: "It is financed already: nothing can be registered for it.",
  },
  INVOICE_PAYEE_NAMED: {
    retryable: false,
    meaning: "An invoice is to be paid to somebody besides its seller, which says that it is assigned.",
    remedy: "Take it for financed already; the payee is in `values.value`.",
  },
  INVOICE_TYPE_UNSUPPORTED: {
    retryable: false,
    meaning: "The type of a document is neither a commercial invoice (380) nor a credit note (381).",
    remedy: "Proforma, corrected, self-billed and prepayment invoices are no receivables by themselves.",
  },
  INVOICE_NOTHING_PAYABLE: {
    retryable: false,
    meaning: "The payable amount of an invoice is zero.",
    remedy: "There is nothing to finance and nothing to dilute.",
  },
  INVOICE_CORRECTED_MISSING: {
    retryable: false,
    meaning: "A credit note or negative invoice does not say which invoice it corrects.",
    remedy: "Give the number of that invoice with it.",
  },
  INVOICE_DUE_DATE_MISSING: {
    retryable: false,
    meaning: "An invoice has no due date, as payment terms in words allow, and none was given.",
    remedy: "Give the date that buyer and seller agreed on; the buyer's confirmation binds it.",
  },
  INVOICE_DUE_DATE_DIFFERS: {
    retryable: false,
    meaning: "The due date that was given is not the one in the invoice.",
    remedy: "Leave it out, or have the invoice corrected.",
  },
  INVOICE_PARTY_UNKNOWN: {
    retryable: false,
    meaning: "No identifier of a party of an invoice belongs to an organisation.",
    remedy: "Add one of `values.value` to the directory, once it is sure whose it is.",
  },
  INVOICE_PARTY_AMBIGUOUS: {
    retryable: false,
    meaning: "Identifiers of one party of an invoice belong to different organisations.",
    remedy: "Refuse it, or correct the directory; `values.value` says which identifier belongs to whom.",
  },
  INVOICE_PARTIES_SAME: {
    retryable: false,
    meaning: "Seller and buyer of an invoice are one organisation.",
    remedy: "An organisation owes itself nothing: refuse it.",
  },
  INVOICE_NOT_RECEIVABLE: {
    retryable: false,
    meaning: "A credit note or negative invoice was given where an invoice that can be registered is needed.",
    remedy: "Dilute the receivable that it corrects.",
  },
  INVOICE_CASH_DIFFERS: {
    retryable: false,
    meaning: "An invoice is in another currency than the cash that is to pay it.",
    remedy: "Name cash in the invoice's currency, `values.value`.",
  },
  SIGNED_ACT_INVALID: {
    retryable: false,
    meaning:
      "Terms of a receivable, or an act that another person signed, lack a field, have one of the wrong form, or are for another deployment.",
    remedy: "Get it again from who gave it; the field is `values.field`.",
  },
  FINANCING_MESSAGE_INVALID: {
    retryable: false,
    meaning:
      "A request for quotes, or a quote, lacks a field, has one of the wrong form, or is for another deployment.",
    remedy: "Get it again from who gave it; the field is `values.field`.",
  },
  QUOTES_STILL_SEALED: {
    retryable: true,
    meaning: "Quotes are opened once no more are taken, so that no bank sees another's, and that time has not come.",
    remedy: "Wait until after `values.closesAt`.",
  },
  QUOTE_OTHER_REQUEST: {
    retryable: false,
    meaning: "A quote answers another request than the one that is to be settled by it.",
    remedy: "Find the request that it names, `values.quote`.",
  },
  REGISTRAR_UNREACHABLE: {
    retryable: true,
    meaning: "The registrar service did not answer, or failed inside.",
    remedy: "Check that it runs and that `values.url` is its address; try again.",
  },
  REGISTRAR_BUSY: {
    retryable: true,
    meaning: "The registrar service answers later: a quota is used up, or its chain does not answer.",
    remedy: "Try again later; its own code and values are in `values.problem`.",
  },
  REGISTRAR_REFUSED: {
    retryable: false,
    meaning: "The registrar service refused a request for fingerprint keys.",
    remedy: "Its own code and values are in `values.problem`.",
  },
  REGISTRAR_ANSWER_INVALID: {
    retryable: false,
    meaning: "An answer of a registrar service has another form, is for another request, or is not signed by it.",
    remedy: "Reserve nothing by it; compare the registrar's account with the one that the members agreed on.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly receivables: keyof typeof RECEIVABLES_CATALOGUE;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const receivablesError = /* @__PURE__ */ errorsOf(RECEIVABLES_CATALOGUE);
