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
    meaning: "The store could not write or read; of what was to be written nothing was kept.",
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
