import type { SensorPlan } from "../definition.ts";
import { createWander, type Random } from "../random.ts";
import type { SimulatedReading } from "../reading.ts";
import { createSensorFaults, type FaultRates, type StationTrouble } from "./faults.ts";
import { TRAITS, type Trait } from "./trait.ts";
import type { Visit } from "./visits.ts";
import type { Water } from "./water.ts";

/** What an instrument does with one moment of water; `undefined` where nothing is sent. */
export type Instrument = (
  time: number,
  sentAt: number,
  water: Water,
  visit: Visit,
  trouble: StationTrouble | undefined,
) => SimulatedReading | undefined;

/** One sensor of a station: noise, resolution, detection limit, faults, and the flags that its logger sets. */
export function createInstrument(random: Random, station: string, plan: SensorPlan, rates: FaultRates): Instrument {
  const trait = traitOf(plan);
  const interval = plan.interval * 1000;
  const noise = random.fork("noise");
  const standards = random.fork("standards");
  const wander = createWander(random.fork("wander"), trait.memory, plan.interval / 3600);
  const fault = createSensorFaults(random.fork("faults"), rates.sensor, trait, interval);
  const unit = 10 ** plan.scale;
  const step = trait.resolution || 1 / unit;
  const [min, max] = [plan.range.min / unit, plan.range.max / unit];
  let counter = 0;
  let cleaned = Number.NEGATIVE_INFINITY;
  return (time, sentAt, water, visit, trouble) => {
    counter += 1;
    const truth = water[trait.of];
    // Every measurement draws the same numbers, whatever befalls it.
    const measured =
      truth * (1 + trait.relativeNoise * noise.normal()) +
      trait.noise * noise.normal() +
      trait.wander * trait.spread * wander();
    const disturbed = fault(time, measured, cleaned);
    if (visit) cleaned = time;
    if (trouble?.kind === "dropout" || (disturbed === "dropout" && !visit)) return undefined;

    const reading = (
      value: number | null,
      sourceFlag: string,
      label: SimulatedReading["label"],
      observedAt = time,
    ): SimulatedReading => {
      const shown = value === null ? null : Math.round(value / step) * step;
      const text = shown === null ? "" : shown.toFixed(plan.scale);
      return {
        station,
        parameter: plan.parameter,
        observedAt,
        sentAt,
        value: shown === null ? null : Number(text),
        text,
        sourceFlag,
        counter,
        label,
      };
    };
    if (visit === "maintenance") return reading(trait.inAir + trait.noise * standards.normal(), "M", "maintenance");
    if (visit === "calibration") {
      return reading(standards.pick(trait.standards) + trait.noise * standards.normal(), "C", "calibration");
    }
    if (trouble?.kind === "no-link") return reading(null, "B", "no-link");
    if (disturbed && disturbed !== "dropout" && ["sentinel", "broken"].includes(disturbed.label)) {
      return reading(disturbed.value, disturbed.flag, disturbed.label);
    }
    const value = Math.max(trait.detection, disturbed && disturbed !== "dropout" ? disturbed.value : measured);
    const label = disturbed && disturbed !== "dropout" ? disturbed.label : "none";
    const shown = Math.min(max, Math.max(min, value));
    const flag = value > max ? "T" : "N";
    if (trouble?.kind === "clock-skew")
      return reading(shown, flag, label === "none" ? "clock-skew" : label, time + trouble.skew);
    return reading(shown, flag, label);
  };
}

function traitOf({ parameter }: SensorPlan): Trait {
  const trait = TRAITS[parameter];
  // A mistake in a plan that is written in code, not an input.
  if (!trait) throw new RangeError(`no instrument is known for the parameter ${parameter}`);
  return trait;
}
