import { clamped, judgedLimit } from "../../sdk/sensing/model/limit.ts";
import type { SensorOnChain } from "../../sdk/sensing/model/sensor-struct.ts";
import type { StationOnChain } from "../../sdk/sensing/model/station-on-chain.ts";

/** A sensor as a bridge judges its own readings by it, which are safe integers: what is beyond those gives the same verdicts. */
export const judgedSensor = ({ range, limit, ...rest }: SensorOnChain) => ({
  ...rest,
  range: { min: clamped(range.min), max: clamped(range.max) },
  limit: judgedLimit(limit),
});

/** The station with its sensors so. */
export const judgedStation = ({ sensors, ...rest }: StationOnChain) => ({
  ...rest,
  sensors: sensors.map(judgedSensor),
});
