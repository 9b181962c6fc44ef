import type { CalibrationSpan } from "../../sdk/sensing/model/calibration-lapsed.ts";
import type { Station } from "../../sdk/sensing/model/station.ts";
import type { Profile } from "./profile.ts";

/** What is known of the stations: what the chain has, and by which profiles readings are judged. */
export interface Field {
  readonly stations: readonly Station[];
  readonly profiles: ReadonlyMap<number, Profile>;
  readonly calibrations: readonly Calibration[];
}

/** A calibration, as far as lapsing goes. */
export interface Calibration extends CalibrationSpan {
  readonly sensor: number;
}
