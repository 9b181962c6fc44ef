import type { CatalogueEntry } from "../../../lib/errors.ts";

/** What the API answers. */
export const API = {
  UNAUTHORIZED: {
    retryable: false,
    meaning: "The API key of a request is not the right one.",
    remedy: "Compare the configuration of both gateways.",
  },
  REQUEST_INVALID: {
    retryable: false,
    meaning: "A request to the API has a parameter or body of the wrong form.",
    remedy: "Mend what the detail names; `/openapi.json` describes the API.",
  },
  METHOD_NOT_ALLOWED: {
    retryable: false,
    meaning: "The API has the path of a request, with other methods.",
    remedy: "Use one of the methods that the header Allow names.",
  },
  MEDIA_TYPE_UNSUPPORTED: {
    retryable: false,
    meaning: "The body of a request is of a media type that the API does not read.",
    remedy: "Send JSON, with content-type: application/json.",
  },
  PAYLOAD_TOO_LARGE: {
    retryable: false,
    meaning: "A message is larger than the configuration allows.",
    remedy: "Let the device send fewer records at once, or raise the limit.",
  },
  INTERNAL: {
    retryable: true,
    meaning: "The bridge failed inside while it answered.",
    remedy: "Read the bridge's log at that time.",
  },
} as const satisfies Record<string, CatalogueEntry>;
