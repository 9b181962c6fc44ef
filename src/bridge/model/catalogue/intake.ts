import type { CatalogueEntry } from "../../../lib/errors.ts";

/** What keeps a frame from being taken. */
export const INTAKE = {
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
  FRAME_INVALID: {
    retryable: false,
    meaning:
      "A source handed over a frame that is none: a sensor of another station, a number that is not whole and safe.",
    remedy: "A fault of the source's code: report it with the values of the error.",
  },
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
} as const satisfies Record<string, CatalogueEntry>;
