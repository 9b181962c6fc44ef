import { type CatalogueEntry, TallyError } from "../../lib/errors.ts";

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
  REJECTION_FLOOD: {
    retryable: false,
    meaning:
      "More was refused of a station than is written down one by one: one entry of the reject log says how much.",
    remedy: "Look at the entries before it for what is sent, and at who sends it; the entry counts by code.",
  },
  CLOCK_AHEAD: {
    retryable: true,
    meaning: "The machine's clock is more than a minute ahead of the chain's time; nothing of the frame was kept.",
    remedy: "Set the clock and run NTP; docs/guides/bridge.md says how readings that carry a wrong time are repaired.",
  },
  STORE_FAILED: {
    retryable: true,
    meaning: "The store could not write or read; of what was to be written nothing was kept.",
    remedy: "Look at the disk or the database; sources send again by themselves.",
  },
  CONFIG_INVALID: {
    retryable: false,
    meaning: "The bridge's configuration lacks a key, or has a value of the wrong form.",
    remedy: "Mend the key `values.key`; docs/guides/bridge.md describes each.",
  },
  PROPOSAL_INVALID: {
    retryable: false,
    meaning: "A proposed batch has a field of the wrong form.",
    remedy: "Mend the field `values.field`; both gateways should run the same version.",
  },
  COSIGN_MISMATCH: {
    retryable: false,
    meaning: "A proposed batch is not what the co-signing gateway finds in its own copy of the readings.",
    remedy: "Compare both copies at the place named in `values`: one of the two was changed, or misconfigured.",
  },
  COSIGN_OMITTED: {
    retryable: false,
    meaning: "A proposed batch leaves out a reading that the co-signing gateway received.",
    remedy: "Find out why the proposing gateway lost the reading named in `values`.",
  },
  COSIGN_READING_UNKNOWN: {
    retryable: true,
    meaning: "A proposed batch has a reading that the co-signing gateway has not received.",
    remedy: "It may arrive yet; if not, look at the way from the source to that gateway.",
  },
  COSIGN_EQUIVOCATION: {
    retryable: false,
    meaning: "A gateway was asked to sign another batch at a place of the sequence where it signed one before.",
    remedy: "Submit the batch that was signed; a proposing gateway that lost it records a gap instead.",
  },
  COSIGNER_UNREACHABLE: {
    retryable: true,
    meaning: "A co-signing gateway did not answer, or not in the API's form.",
    remedy: "Check its address in the configuration, and that it runs.",
  },
  COSIGN_REFUSED: {
    retryable: true,
    meaning: "Fewer gateways signed a batch than the station's quorum.",
    remedy: "`values.refusals` says what each gateway answered; the batch is offered again.",
  },
  SEALING_LATE: {
    retryable: true,
    meaning: "A reading is not on chain though ten times the age has passed at which its batch closes.",
    remedy:
      "Look at the other problems of /health, at the node and at the other gateways; readings are kept meanwhile.",
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
    remedy: "Start with the folder or database that sealed them; docs/guides/bridge.md says what a lost store means.",
  },
  STATION_NOT_REGISTERED: {
    retryable: true,
    meaning: "The chain's register has no station in service under a number of the configuration.",
    remedy: "Compare the number with `tally station list`, or have the station approved; the bridge notices.",
  },
  CHAIN_DISAGREES: {
    retryable: false,
    meaning: "The chain has another batch at this place of a station's sequence than this bridge closed.",
    remedy: "Two bridges propose for the station, or the store was restored from an old copy. Stop one; see the guide.",
  },
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
  INTERNAL: {
    retryable: true,
    meaning: "The bridge failed inside while it answered.",
    remedy: "Read the bridge's log at that time.",
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
  /* HJ 212 */
  HJ212_GARBAGE: {
    retryable: false,
    meaning: "Bytes between frames that belong to none.",
    remedy: "Something else than a logger talks to the port, or the line is disturbed.",
  },
  HJ212_FRAME_CUT: {
    retryable: false,
    meaning: "A frame has no end: another one begins inside it, or the connection ended.",
    remedy: "The logger sends it again if it asked for an answer; if it lasts, look at the line.",
  },
  HJ212_LENGTH_WRONG: {
    retryable: false,
    meaning: "A frame declares another length than it has; its CRC is right.",
    remedy: "The logger counts wrongly, often because of characters that are no ASCII: its maker has to mend it.",
  },
  HJ212_CRC_WRONG: {
    retryable: false,
    meaning: "The CRC of a frame is wrong; its length is right.",
    remedy:
      "If every frame of a logger is refused it uses another CRC, often that of Modbus: its maker has to mend it.",
  },
  HJ212_LENGTH_AND_CRC_WRONG: {
    retryable: false,
    meaning: "Neither length nor CRC of a frame is right.",
    remedy: "The frame was damaged on the way, or written by hand.",
  },
  HJ212_SEGMENT_MALFORMED: {
    retryable: false,
    meaning: "A data segment is not made of fields and one CP=&&...&&, or has a field twice, or is too long.",
    remedy: "Look at the frame in the reject log; the reason is in its detail.",
  },
  HJ212_FIELD_INVALID: {
    retryable: false,
    meaning:
      "A field that a frame cannot do without (ST, CN, MN, Flag, PNUM, PNO) is missing or has no possible value.",
    remedy: "Mend the logger's configuration; the field is in `values.field`.",
  },
  HJ212_DEVICE_UNKNOWN: {
    retryable: false,
    meaning: "No station of the configuration has the MN of a frame.",
    remedy: "Add the MN to the station's HJ 212 source, or look who sends to the port.",
  },
  HJ212_PASSWORD_WRONG: {
    retryable: false,
    meaning: "The PW of a frame is not the one that is configured for its MN.",
    remedy: "Compare the logger's password with the configuration.",
  },
  HJ212_COMMAND_REFUSED: {
    retryable: false,
    meaning:
      "A frame asks something of the bridge that only a host asks of a logger, or has a command code nobody knows.",
    remedy: "None, if it is rare; else the logger takes the bridge for a logger.",
  },
  HJ212_TIME_INVALID: {
    retryable: false,
    meaning: "DataTime of an upload, or SampleTime of an item, is missing or no time of the calendar.",
    remedy: "Look at the logger's clock and at the frame in the reject log.",
  },
  HJ212_PARAMETER_UNKNOWN: {
    retryable: false,
    meaning: "An upload has a factor for which the station has no sensor in service.",
    remedy: "Register the sensor, or name the parameter under `ignored` of the station's source.",
  },
  HJ212_VALUE_TWICE: {
    retryable: false,
    meaning: "An upload has two values for one factor and time; the first was taken.",
    remedy: "The logger writes a total under the name of an average, or repeats a factor: its maker has to mend it.",
  },
  HJ212_PART_CONFLICT: {
    retryable: false,
    meaning: "A part of a split message came twice with different content; the first was taken.",
    remedy: "The logger numbers its parts wrongly.",
  },
  HJ212_PARTS_MISSING: {
    retryable: false,
    meaning: "Parts of a split message never came; the readings of those that did were taken.",
    remedy: "The line loses frames: have the logger ask for answers (Flag), so that it repeats what is lost.",
  },
  /* Quality control */
  QC_PARAMETER_INVALID: {
    retryable: false,
    meaning: "A quality test was given a parameter that it cannot work with.",
    remedy: "Mend the parameter named in `values.parameter`.",
  },
  PROFILE_INVALID: {
    retryable: false,
    meaning: "A quality profile lacks a field, or has one of the wrong form or that cannot be.",
    remedy: "Mend the field that `values.key` points at.",
  },
  PROFILE_UNFIT: {
    retryable: false,
    meaning: "A quality profile does not fit a station's sensor: another unit, or a time longer than its window.",
    remedy: "Give the station a profile of its own, or correct the unit or the window.",
  },
  /* Store and intake */
  FRAME_INVALID: {
    retryable: false,
    meaning:
      "A source handed over a frame that is none: a sensor of another station, a number that is not whole and safe.",
    remedy: "A fault of the source's code: report it with the values of the error.",
  },
  STORE_LOCKED: {
    retryable: false,
    meaning: "Another bridge takes readings into this store.",
    remedy: "Stop the other one, or give this one a folder of its own.",
  },
  STORE_VERSION: {
    retryable: false,
    meaning: "The store was written by a newer program, or was not yet opened for ingest by this one.",
    remedy: "Use the newer program; or start the bridge first, which brings the store up to date.",
  },
  STORE_OF_OTHER_CHAIN: {
    retryable: false,
    meaning: "The store holds readings and batches of another chain or deployment.",
    remedy: "Give the bridge a new folder or database, or the deployment file that the store belongs to.",
  },
  STORE_CORRUPT: {
    retryable: false,
    meaning: "A database of the store is damaged.",
    remedy: "Mend the disk first; then start with the newest replica of the folder. Never with an old copy.",
  },
  STORE_READ_ONLY: {
    retryable: false,
    meaning: "This connection to the store may not write that.",
    remedy: "Open the store with the access that the work needs.",
  },
  BATCH_NOT_NEXT: {
    retryable: false,
    meaning: "The batch does not begin right after the last one of its station.",
    remedy: "Read the last batch again and close the next one from there.",
  },
  BATCH_NOT_WAITING: {
    retryable: false,
    meaning: "The station has no such batch, or it is sealed already.",
    remedy: "Read the batch again: another worker went on with it.",
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
  COSIGN_PAST_WANTED: {
    retryable: true,
    meaning:
      "A co-signing gateway was started anew and has to be shown what was sealed before the batch that it is to sign.",
    remedy:
      "Nothing: the proposing gateway shows it and asks again. If it lasts, look at the line between the gateways.",
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
