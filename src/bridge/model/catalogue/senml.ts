import type { CatalogueEntry } from "../../../lib/errors.ts";

/** SenML. */
export const SENML = {
  SENML_SYNTAX: {
    retryable: false,
    meaning: "The bytes are not JSON in UTF-8, or a label stands twice in one record.",
    remedy: "Look at the bytes in the reject log; the device cuts its messages short or writes them wrongly.",
  },
  SENML_INVALID: {
    retryable: false,
    meaning: "The JSON is not a SenML pack as RFC 8428 has it; the record and the field are named.",
    remedy: "Correct what the device sends.",
  },
  SENML_UNSUPPORTED: {
    retryable: false,
    meaning: "The pack needs a newer version of SenML, or a field that has to be understood and is not.",
    remedy: "Let the device send version 10 without fields whose label ends in an underscore.",
  },
  SENML_TIME_RELATIVE: {
    retryable: false,
    meaning: "A record has no absolute time, and the configuration does not take the time of arrival for it.",
    remedy: "Give the device a clock, or set relative times to be resolved at arrival.",
  },
  SENML_NOT_A_READING: {
    retryable: false,
    meaning: "A record is SenML but neither a number that was measured nor a flag or counter of one in the same pack.",
    remedy:
      "Send numbers as v, flags as NAME/flag with one letter in vs, counters as NAME/counter with a whole number in v.",
  },
} as const satisfies Record<string, CatalogueEntry>;
