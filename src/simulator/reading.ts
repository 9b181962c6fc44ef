/** What an instrument suffers without anybody's intent. */
export type FaultKind =
  | "spike"
  | "stuck"
  | "drift"
  | "fouling"
  | "sentinel"
  | "clock-skew"
  | "maintenance"
  | "calibration"
  | "broken"
  | "no-link";

/** What people do to readings; one file each in falsifier/. */
export type TamperKind =
  | "replayed-block"
  | "replayed-block-jittered"
  | "clipped-below-limit"
  | "frozen"
  | "scaled-down"
  | "smoothed"
  | "invented"
  | "copied-from-neighbour"
  | "omitted"
  | "omitted-renumbered"
  | "altered-resend"
  | "clock-set-back"
  | "clean-water"
  | "changed-slope"
  | "moved-sampler"
  | "swapped-identity"
  | "pretended-maintenance"
  | "edited-before-sealing"
  | "edited-after-sealing";

export type Label = "none" | FaultKind | TamperKind;

/** One value as a simulated instrument gives it, with the truth about it. */
export interface SimulatedReading {
  /** `key` of the station's plan. */
  readonly station: string;
  readonly parameter: string;
  /** What the instrument's clock said: Unix milliseconds. */
  readonly observedAt: number;
  /** When the station really sends it. Along a station's stream it never runs backwards. */
  readonly sentAt: number;
  /** In the sensor's unit, at the instrument's resolution; `null` where it gives none. */
  readonly value: number | null;
  /** The value as the instrument writes it; "" where it gives none. */
  readonly text: string;
  /** HJ 212 table 8; N is normal. */
  readonly sourceFlag: string;
  /** Grows by one with every measurement of the sensor, sent or not. */
  readonly counter: number;
  readonly label: Label;
}

/** The same reading with another value, written with the same number of decimals. */
export function withValue(reading: SimulatedReading, value: number, label: Label): SimulatedReading {
  const point = reading.text.indexOf(".");
  const text = value.toFixed(point === -1 ? 0 : reading.text.length - point - 1);
  return { ...reading, value: Number(text), text, label };
}
