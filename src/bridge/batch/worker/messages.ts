import type { CalibrationSpan } from "../../../sdk/sensing/model/calibration-lapsed.ts";
import type { Station } from "../../../sdk/sensing/model/station.ts";
import type { Profile } from "../../quality/profile/profile.ts";

/** What the sealing thread is started with. */
export interface SealingSetup {
  readonly folder: string;
  readonly maxCount: number;
  /** Milliseconds. */
  readonly maxAge: number;
  readonly carryLatest: boolean;
}

/** What the thread has to know of the field. Sent again when it changes; the thread then begins anew from the store. */
export interface Field {
  readonly stations: readonly Station[];
  readonly profiles: ReadonlyMap<number, Profile>;
  readonly calibrations: readonly Calibration[];
}

/** A calibration, as far as lapsing goes. */
export interface Calibration extends CalibrationSpan {
  readonly sensor: number;
}

export type Request =
  | { readonly kind: "field"; readonly field: Field }
  | {
      readonly kind: "close";
      readonly id: number;
      readonly station: number;
      readonly now: number;
      readonly all: boolean;
    }
  | { readonly kind: "stop" };

export type Answer =
  | { readonly id: number; readonly closed: number }
  | { readonly id: number; readonly code: string; readonly message: string; readonly retryable: boolean };
