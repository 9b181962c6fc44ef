import { checkThat } from "../../core/check.ts";
import { fromName16, toName16 } from "../../core/name16.ts";
import { checkNumber, checkWhole, UINT32 } from "../../core/whole.ts";
import { type LimitOnChain, limitOnChain, toLimitBounds } from "./limit.ts";
import { type Phase, phaseOf } from "./phase.ts";
import type { Sensor } from "./station.ts";

/** A sensor as the chain has it, with every number exactly. */
export interface SensorOnChain extends Omit<Sensor, "range" | "limit"> {
  /** The range that the instrument can measure, as stored integers. */
  readonly range: { readonly min: bigint; readonly max: bigint };
  /** What the law or permit allows; `null` for an open end. */
  readonly limit: LimitOnChain;
  readonly phase: Phase;
}

/** What an operator says of a sensor when it proposes one. */
export type SensorContent = Omit<Sensor, "id">;

const FINEST_SCALE = 12;

/** @throws `ARGUMENT_INVALID`. */
export function toSensorStruct({ station, parameter, unit, scale, range, limit, interval }: SensorContent) {
  checkThat(Number.isSafeInteger(range.min), "range.min", range.min, "a whole number");
  checkThat(Number.isSafeInteger(range.max), "range.max", range.max, "a whole number");
  return {
    station: checkNumber("station", station),
    parameter: toName16("parameter", parameter),
    scale: checkWhole("scale", scale, 0, FINEST_SCALE),
    phase: 0,
    interval: checkWhole("interval", interval, 0, UINT32),
    unit: toName16("unit", unit),
    rangeMin: range.min,
    rangeMax: range.max,
    ...toLimitBounds(limit),
  };
}

interface SensorStruct {
  readonly station: bigint;
  readonly parameter: string;
  readonly scale: bigint;
  readonly phase: bigint;
  readonly interval: bigint;
  readonly unit: string;
  readonly rangeMin: bigint;
  readonly rangeMax: bigint;
  readonly limitMin: bigint;
  readonly limitMax: bigint;
}

export function fromSensorStruct(id: number, struct: SensorStruct): SensorOnChain {
  return {
    id,
    station: Number(struct.station),
    parameter: fromName16(struct.parameter),
    unit: fromName16(struct.unit),
    scale: Number(struct.scale),
    range: { min: struct.rangeMin, max: struct.rangeMax },
    limit: limitOnChain(struct.limitMin, struct.limitMax),
    interval: Number(struct.interval),
    phase: phaseOf(struct.phase),
  };
}
