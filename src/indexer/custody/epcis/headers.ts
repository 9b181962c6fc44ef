/** Bytes of the largest document that is read. */
export const CAPTURE_LIMIT = 10 * 1024 * 1024;

/** Events of the largest document: more would keep others waiting while they are read. */
export const CAPTURE_EVENTS = 1_000;

/** What every answer says of the versions. */
export const VERSIONS = {
  "gs1-epcis-version": "2.0.0",
  "gs1-epcis-min": "2.0.0",
  "gs1-epcis-max": "2.0.0",
  "gs1-cbv-version": "2.0.0",
  "gs1-cbv-min": "2.0.0",
  "gs1-cbv-max": "2.0.0",
  "gs1-extensions": "tally=https://w3id.org/tallystick/custody/",
} as const;

/** What OPTIONS says beside. */
export const DISCOVERY = {
  "gs1-epc-format": "Always_GS1_Digital_Link",
  "gs1-vendor-version": "1",
} as const;

/** What it says of capturing. */
export const CAPTURE = {
  "gs1-epcis-capture-limit": String(CAPTURE_EVENTS),
  "gs1-epcis-capture-file-size-limit": String(CAPTURE_LIMIT),
  "gs1-capture-error-behaviour": "rollback",
} as const;
