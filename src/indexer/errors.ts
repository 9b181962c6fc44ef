import type { CatalogueEntry } from "../lib/errors.ts";
import { errorsOf } from "../sdk/core/errors.ts";

/** Every code that the indexer itself throws. */
export const INDEXER_CATALOGUE = {
  INDEXER_CONFIG_INVALID: {
    retryable: false,
    meaning: "An indexer's configuration lacks a key, has one that is not known, or one of the wrong form.",
    remedy: "Mend the key named in `values.key`; docs/guides/indexer.md describes them.",
  },
  INDEX_QUERY_INVALID: {
    retryable: false,
    meaning: "A question to the query API is not of its form.",
    remedy: "Mend the parameter named in `values.field`; /openapi.json describes them.",
  },
  INDEX_PLACE_FOREIGN: {
    retryable: false,
    meaning:
      "A place in a list (`after`), or in the stream of changes (`Last-Event-ID`), is of another chain, of other contracts, or of another list.",
    remedy: "Begin at the first page, or listen without Last-Event-ID, and read anew what was kept of before.",
  },
  INDEX_REWIND_AHEAD: {
    retryable: false,
    meaning:
      "A webhook was to go on at a block that is ahead of what its receiver acknowledged: the events between would never be brought.",
    remedy: "Give a block that is not after the one in `values.expected`.",
  },
  INDEX_QUERY_TOO_WIDE: {
    retryable: false,
    meaning: "A question would have the indexer look at, or answer, more rows than one question may.",
    remedy:
      "Narrow it by what rows are looked up by: a Datastream, a Thing, a time, the unit, the site. Expand less, and ask page by page.",
  },
  INDEX_READ_ONLY: {
    retryable: false,
    meaning: "Somebody wanted to change what the indexer only shows.",
    remedy: "Readings come in through a bridge, acts through the contracts: see docs/guides/query-api.md.",
  },
  INDEX_BRIDGE_FAILED: {
    retryable: true,
    meaning: "The bridge of a station did not answer the indexer, or not as a bridge does.",
    remedy:
      "Try again; the address of the bridge is in the indexer's configuration, and /health of the bridge says how it is.",
  },
  EPCIS_QUERY_INVALID: {
    retryable: false,
    meaning: "A query of EPCIS events has a parameter that is not known here, or one of a wrong form.",
    remedy: "Mend the parameter named in `values.field`; docs/guides/query-api.md lists them.",
  },
  EPCIS_QUERY_EXISTS: {
    retryable: false,
    meaning: "A query of EPCIS events was to be stored under a name that its owner has given to another.",
    remedy: "Give it another name, or remove the other one: DELETE /epcis/queries/{name}.",
  },
  EPCIS_QUERIES_TOO_MANY: {
    retryable: false,
    meaning: "Somebody has as many stored queries of EPCIS events as one may have.",
    remedy: "Remove some: DELETE /epcis/queries/{name}.",
  },
  EPCIS_NO_SUBSCRIPTIONS: {
    retryable: false,
    meaning: "Somebody wanted to subscribe to a query of EPCIS events, which there is not here.",
    remedy:
      "Listen to /v1/changes, or have the operator set up a webhook, and ask /epcis/queries/{name}/events when something changed: see docs/guides/query-api.md.",
  },
  EPCIS_CAPTURE_TOO_LARGE: {
    retryable: false,
    meaning: "An EPCIS document that was to be prepared has too many bytes or events.",
    remedy: "Send it in parts; OPTIONS of /epcis/capture says how large each may be.",
  },
  EPCIS_SIGN_IN_WANTED: {
    retryable: false,
    meaning: "Somebody who did not sign in wanted acts to be prepared, or a query to be stored.",
    remedy: "Sign in as docs/guides/query-api.md says, and send the token along.",
  },
  EPCIS_MEDIA_TYPE_UNKNOWN: {
    retryable: false,
    meaning: "An EPCIS document came in a form that is not read here, such as XML.",
    remedy: "Send EPCIS 2.0 as application/json or application/ld+json.",
  },
  EPCIS_NOT_ACCEPTABLE: {
    retryable: false,
    meaning: "Somebody asks for a form or a version of EPCIS that there is not here.",
    remedy: "Ask for EPCIS 2.0 as application/json or application/ld+json.",
  },
  INDEX_SIGN_IN_REFUSED: {
    retryable: false,
    meaning:
      "Somebody did not sign the text that the query API gave to its account, came too late, or from a page of another site; or a directory did not say who it is, or said it of somebody whom the configuration does not know.",
    remedy:
      "Ask for a new text, sign it as it is with the account, and bring it within five minutes. By a directory: begin anew, and have the operator put the person's `sub` into `directory.people`.",
  },
  INDEX_SIGN_IN_NOBODY: {
    retryable: false,
    meaning:
      "Somebody wanted to sign in whom the rows know as nobody: an account that is enrolled by no organisation, was revoked or has expired, or a person or an account of an organisation that is none or was expelled.",
    remedy:
      "Have an organisation's admin enrol the account (`tally members enrol`), and wait until the indexer has that block; what is public needs no session.",
  },
  INDEX_WITHHELD: {
    retryable: false,
    meaning:
      "Somebody asked for what is withheld from him as a whole: who is no member for business between organisations, who is no party for what is within a thing.",
    remedy:
      "Sign in with an account of a party that is more than a device's; docs/guides/query-api.md says who sees what.",
  },
  INDEX_DIRECTORY_FAILED: {
    retryable: true,
    meaning:
      "The directory (OpenID Connect) that knows an organisation's people does not answer the indexer as a provider does.",
    remedy:
      "Try again; compare `directory.issuer` in the indexer's configuration with what the provider says of itself.",
  },
  INDEX_NOT_READY: {
    retryable: true,
    meaning:
      "The indexer has not read the chain up to its head yet, makes its rows anew, or finds those of another version of the program.",
    remedy: "Try again; /ready says how far it is.",
  },
  CHAIN_REPLACED: {
    retryable: true,
    meaning:
      "The chain under the indexer is another one than its rows are of. It answers nothing until that is mended.",
    remedy:
      "Give it a node of the chain of the deployment file, or a store of the new chain's own. `tally indexer rebuild --wipe` empties the store.",
  },
  INDEX_STORE_FOREIGN: {
    retryable: false,
    meaning: "The indexer's store is of another chain.",
    remedy: "Give each chain a store of its own, or empty this one: tally indexer rebuild --wipe.",
  },
  INDEX_STORE_UNREACHABLE: {
    retryable: true,
    meaning: "The database that an indexer keeps its rows in does not answer, or does not let it in.",
    remedy:
      "See that PostgreSQL runs, and that address, role, password and database in `store` are right. A running indexer goes on by itself; one that could not start is started again by its supervisor.",
  },
  INDEX_STORE_TAKEN: {
    retryable: false,
    meaning: "Another indexer writes to the same store.",
    remedy: "Run one on a file. On PostgreSQL several may run: one of them follows the chain, all of them answer.",
  },
  INDEX_OVERLOADED: {
    retryable: true,
    meaning: "As many listen for changes as the indexer has places for.",
    remedy: "Close streams that are not read, try again later, or run another indexer on the same PostgreSQL.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../lib/errors.ts" {
  interface ErrorCodes {
    readonly indexer: keyof typeof INDEXER_CATALOGUE;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const indexerError = errorsOf(INDEXER_CATALOGUE);
