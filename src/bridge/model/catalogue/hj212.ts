import type { CatalogueEntry } from "../../../lib/errors.ts";

/** HJ 212. */
export const HJ212 = {
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
} as const satisfies Record<string, CatalogueEntry>;
