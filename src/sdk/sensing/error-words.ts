import type { ErrorWords } from "../core/error-words.ts";
import { fromName16 } from "../core/name16.ts";
import { phaseOf } from "./model/phase.ts";

const phase = (value: unknown) => phaseOf(value as bigint);

export const SENSING_WORDS: ErrorWords = {
  Sensors_NoSensor: { parameter: (value) => fromName16(value as string) },
  Sensors_WrongPhase: { phase },
  Sensors_StationWrongPhase: { phase },
  Stations_WrongPhase: { phase },
};
