import type { CatalogueEntry } from "../lib/errors.ts";
import { errorsOf } from "../sdk/core/errors.ts";

/** Every code of what prepares, runs and examines a network of Besu nodes. */
export const NETWORK_CATALOGUE = {
  NETWORK_ORGANISATIONS_INVALID: {
    retryable: false,
    meaning: "The file that names the organisations of a network is not of its form, or contradicts itself.",
    remedy: "Mend `values.field`, whose value is `values.value`; docs/guides/consortium.md describes the file.",
  },
  NETWORK_FOLDER_EXISTS: {
    retryable: false,
    meaning: "There is something already where a network was to be written; keys that are replaced are lost.",
    remedy: "Choose another folder with --out.",
  },
  NETWORK_JOIN_REFUSED: {
    retryable: false,
    meaning:
      "An organisation cannot join a network as it is described: a name, a key or an address is taken, or lists do not fit.",
    remedy:
      "Mend `values.field` of the organisation, whose value is `values.value`; docs/guides/consortium.md describes the file.",
  },
  NETWORK_FILE_INVALID: {
    retryable: false,
    meaning: "A network.json is not of its form.",
    remedy: "Mend `values.field`, or get the file again from who wrote it: it is the same for every organisation.",
  },
  NETWORK_GENESIS_INVALID: {
    retryable: false,
    meaning: "A genesis has a key that Besu does not know, or a value that is not of its form.",
    remedy:
      "Mend `values.field`. Besu ignores a key of the genesis that it does not know, so a typing error would hide.",
  },
  NETWORK_CONFIG_INVALID: {
    retryable: false,
    meaning: "A node's config.toml has an option that Besu does not know, or a value that is not of its kind.",
    remedy: "Mend `values.field` in the file.",
  },
  NETWORK_KEY_INVALID: {
    retryable: false,
    meaning: "What a node's key file holds is no private key of secp256k1.",
    remedy: "Put a copy of the file back. A validator whose key is lost is voted out, and joins with a new one.",
  },
  NETWORK_TOKEN_INVALID: {
    retryable: false,
    meaning: "A bearer token cannot be made: its key is of another kind, or what it should say is not of its form.",
    remedy:
      "Mend `values.field`. The key is jwt.key, which `tally network init --rpc-access jwt` wrote for the organisation.",
  },
  NETWORK_NOT_CONSISTENT: {
    retryable: false,
    meaning: "Files of a network contradict each other.",
    remedy:
      "`values.problems` says which; get network.json and genesis.json again from who wrote them, keys from a copy.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../lib/errors.ts" {
  interface ErrorCodes {
    readonly network: keyof typeof NETWORK_CATALOGUE;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const networkError = errorsOf(NETWORK_CATALOGUE);
