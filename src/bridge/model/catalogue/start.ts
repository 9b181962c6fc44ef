import type { CatalogueEntry } from "../../../lib/errors.ts";

/** What keeps a bridge from starting or working as it is configured. */
export const START = {
  CONFIG_INVALID: {
    retryable: false,
    meaning: "The bridge's configuration lacks a key, or has a value of the wrong form.",
    remedy: "Mend the key `values.key`; docs/guides/bridge.md describes each.",
  },
  SOURCE_CONFIG_INVALID: {
    retryable: false,
    meaning: "A source was configured in a way that cannot work; the field is named.",
    remedy: "Correct the configuration.",
  },
  GATEWAY_NOT_IN_SET: {
    retryable: false,
    meaning: "The bridge's key is none of the gateways that may sign for a station of its configuration.",
    remedy:
      "Have the station's operator propose, and a regulator approve, a set with this gateway; or mend `gateway.key`.",
  },
  STORE_BEHIND_CHAIN: {
    retryable: false,
    meaning: "The chain has batches of a station that the store of its proposing gateway does not have.",
    remedy:
      "Start with the folder or database that sealed them; where it is lost, `tally bridge restore` has the station go on.",
  },
  STATION_NOT_REGISTERED: {
    retryable: true,
    meaning: "The chain's register has no station in service under a number of the configuration.",
    remedy: "Compare the number with `tally station list`, or have the station approved; the bridge notices.",
  },
  MQTT_REFUSED: {
    retryable: false,
    meaning: "The MQTT broker refused the connection or the subscription.",
    remedy: "Look at user name, password or certificate, and at the broker's access list for the topics.",
  },
  MQTT_TAKEN_OVER: {
    retryable: true,
    meaning:
      "Another client connected to the MQTT broker under this bridge's client id, and the broker ended this session.",
    remedy:
      "Give each bridge a clientId of its own, and bind ids to user names at the broker; see docs/guides/bridge.md.",
  },
  MQTT_LOST: {
    retryable: true,
    meaning: "The connection to the MQTT broker ended, or could not be made; the bridge connects again by itself.",
    remedy: "If it lasts, look at the broker, the network and the certificates on both sides.",
  },
  CSV_INVALID: {
    retryable: false,
    meaning: "A file, or a row of it, is not what the mapping of the replay says.",
    remedy: "Look at the row in the reject log, and at the columns, time zone and missing-value tokens of the mapping.",
  },
} as const satisfies Record<string, CatalogueEntry>;
