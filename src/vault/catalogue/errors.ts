import type { CatalogueEntry } from "../../lib/errors.ts";
import { errorsOf } from "../../sdk/core/errors.ts";

/** Every code of reading DCAT and ODRL. */
export const EXCHANGE_CATALOGUE = {
  ODRL_UNSUPPORTED: {
    retryable: false,
    meaning: "A policy has a rule, a constraint or a property that the chain does not enforce.",
    remedy: "Take out what `values.field` names, or say it in the terms of the guide; it is never left out silently.",
  },
  ODRL_INVALID: {
    retryable: false,
    meaning: "A policy lacks something that every offer has, or has a value of the wrong form.",
    remedy: "Mend the field named in `values.field`.",
  },
  DCAT_INVALID: {
    retryable: false,
    meaning: "A DCAT dataset lacks a property, or has one of the wrong form.",
    remedy: "Mend the field named in `values.field`.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly exchange: keyof typeof EXCHANGE_CATALOGUE;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const exchangeError = errorsOf(EXCHANGE_CATALOGUE);
