import type { CatalogueEntry } from "../../lib/errors.ts";
import { errorsOf } from "../../sdk/core/errors.ts";

/** Every code that computing over an owner's tables throws. */
export const COMPUTE_CATALOGUE = {
  QUERY_POLICY_INVALID: {
    retryable: false,
    meaning: "A policy for computing over tables is not of its form, or one part of it contradicts another.",
    remedy: "Mend the member at the JSON pointer `values.key`; docs/guides/vault-policy.md describes the form.",
  },
  QUERY_REFUSED: {
    retryable: false,
    meaning: "A statement is outside of what the owner's policy allows.",
    remedy:
      "`values.rule` names the rule and `values.value` what broke it; docs/reports/hostile-sql.md lists the rules.",
  },
  QUERY_PARAMETER_INVALID: {
    retryable: false,
    meaning: "A parameter or a constant of a query is missing, not asked for, or not of its type.",
    remedy: "Give `values.field` as `values.expected`.",
  },
  QUERY_INPUT_MISMATCH: {
    retryable: false,
    meaning:
      "A table is not the one whose content root was published: its file has another digest, or its rows another root.",
    remedy: "Restore the file of this version; `values.table` names the table.",
  },
  QUERY_INPUT_INVALID: {
    retryable: false,
    meaning: "A table holds what its policy says it does not: another type, a text that is not NFC, or a key twice.",
    remedy: "Mend the policy or publish a version that holds to it; `values.table` and `values.column` name the place.",
  },
  QUERY_TIME_EXCEEDED: {
    retryable: false,
    meaning: "A query took longer than it may, and was ended.",
    remedy: "Ask for less: fewer groups, fewer columns. The owner's limit is `values.limit` milliseconds.",
  },
  QUERY_MEMORY_EXCEEDED: {
    retryable: false,
    meaning: "A query needed more memory than it may have, and was ended.",
    remedy: "Ask for fewer groups. The owner's limit is `values.limit` MiB.",
  },
  QUERY_ROWS_EXCEEDED: {
    retryable: false,
    meaning: "A query has more rows or groups than it may give.",
    remedy: "Group by less, or filter more. LIMIT does not help: it acts after the groups are made.",
  },
  QUERY_BUDGET_SPENT: {
    retryable: false,
    meaning: "Every query that the owner's policy allows under an agreement was asked.",
    remedy: "Ask an earlier query again, that costs nothing; or negotiate a new agreement.",
  },
  QUERY_ABORTED: {
    retryable: true,
    meaning: "A query was called off by whoever asked, or because the service ends.",
    remedy: "Ask again.",
  },
  QUERY_FAILED: {
    retryable: false,
    meaning: "The engine failed on a query that the policy allows.",
    remedy: "Tell the owner: the error's cause, in his log, has the engine's own words.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly compute: keyof typeof COMPUTE_CATALOGUE;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const computeError = errorsOf(COMPUTE_CATALOGUE);
