import { type CatalogueEntry, TallyError } from "../lib/errors.ts";

/** Every code that the bridge itself throws or writes into a reject log. */
export const BRIDGE_CATALOGUE = {
  BRIDGE_BUSY: {
    retryable: true,
    meaning: "The bridge's queue is full; nothing of the frame was kept.",
    remedy: "Send again later; if it lasts, look at the store's and the chain's lag in /metrics.",
  },
  QUOTA_EXCEEDED: {
    retryable: true,
    meaning: "The station sent more than its quota of readings per second.",
    remedy: "Look at the logger: it repeats itself or its interval is wrong. Raise the quota if it is not.",
  },
  STORE_FAILED: {
    retryable: true,
    meaning: "The store refused to write; nothing of the frame was kept.",
    remedy: "Look at the disk or the database; sources send again by themselves.",
  },
  /* Values */
  VALUE_NOT_DECIMAL: {
    retryable: false,
    meaning: "A value is not a decimal number: NaN, infinite, empty or malformed text.",
    remedy: "Look at the instrument or logger; the text is in the reject log.",
  },
  VALUE_OUT_OF_RANGE: {
    retryable: false,
    meaning: "A value times ten to the scale of its sensor is not a safe integer.",
    remedy: "The instrument is broken, or the sensor's scale or unit is not the one that the source uses.",
  },
  /* SenML, MQTT, HTTP, CSV */
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
    meaning: "A record has no absolute time, and the configuration does not take the time of receipt for it.",
    remedy: "Give the device a clock, or set relative times to be resolved at receipt.",
  },
  SENML_NOT_A_READING: {
    retryable: false,
    meaning: "A record is SenML but neither a number that was measured nor a flag or counter of one in the same pack.",
    remedy:
      "Send numbers as v, flags as NAME/flag with one letter in vs, counters as NAME/counter with a whole number in v.",
  },
  PARAMETER_UNKNOWN: {
    retryable: false,
    meaning: "The station has no sensor in service that measures the parameter that was sent.",
    remedy: "Approve the sensor on chain, or correct the parameter's name at the device.",
  },
  UNIT_UNKNOWN: {
    retryable: false,
    meaning: "A unit is neither in SenML's registry nor a UCUM code, or it is ambiguous.",
    remedy: "Send a UCUM code such as mg/L or uS/cm.",
  },
  UNIT_INCOMPATIBLE: {
    retryable: false,
    meaning: "Values cannot be converted exactly from the unit that was sent to the unit of the sensor.",
    remedy: "Send the sensor's own unit, or approve a sensor with the unit that the instrument really has.",
  },
  STATION_UNKNOWN: {
    retryable: false,
    meaning: "A topic or key belongs to no station of the configuration.",
    remedy: "Add the station's topic or key, or correct it at the device.",
  },
  PAYLOAD_TOO_LARGE: {
    retryable: false,
    meaning: "A message is larger than the configuration allows.",
    remedy: "Let the device send fewer records at once, or raise the limit.",
  },
  SOURCE_CONFIG_INVALID: {
    retryable: false,
    meaning: "A source was configured in a way that cannot work; the field is named.",
    remedy: "Correct the configuration.",
  },
  MQTT_REFUSED: {
    retryable: false,
    meaning: "The MQTT broker refused the connection or the subscription.",
    remedy: "Look at user name, password or certificate, and at the broker's access list for the topics.",
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

export type BridgeErrorCode = keyof typeof BRIDGE_CATALOGUE;

export function bridgeError(
  code: BridgeErrorCode,
  message: string,
  values?: Record<string, unknown>,
  cause?: unknown,
): TallyError<BridgeErrorCode> {
  return new TallyError(code, message, {
    retryable: BRIDGE_CATALOGUE[code].retryable,
    ...(values && { values }),
    cause,
  });
}
