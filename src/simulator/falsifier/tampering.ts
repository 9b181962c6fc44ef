import type { SensorPlan } from "../definition.ts";
import type { Random } from "../random.ts";
import type { SimulatedReading } from "../reading.ts";

/** When, and with what at hand, somebody tampers with a station's stream. */
export interface Episode {
  /** Times of observation that are tampered with, the end excluded. */
  readonly from: number;
  readonly to: number;
  readonly random: Random;
  /** The station's sensors: a forger knows the limits. */
  readonly sensors: readonly SensorPlan[];
  /** What a station nearby sent in the same time, for those who copy. */
  readonly neighbour: readonly SimulatedReading[];
  /** Other parameters than those that the kind takes by itself. */
  readonly parameters?: readonly string[];
}

/**
 * Makes of a station's stream (in order of `sentAt`) what the falsifier lets through. Every reading that it changed or added
 * carries the kind as its label; all others are the same objects as before.
 */
export type Tampering = (stream: readonly SimulatedReading[], episode: Episode) => SimulatedReading[];

export const SONDE: readonly string[] = ["w01010", "w01001", "w01009", "w01014", "w01003"];
export const ANALYSERS: readonly string[] = ["w01019", "w21003", "w21011"];
export const ALL: readonly string[] = [...SONDE, ...ANALYSERS];

/** Replaces the readings of the episode that `change` gives something for; drops those it gives `null` for. */
export function changeSpan(
  stream: readonly SimulatedReading[],
  episode: Episode,
  parameters: readonly string[],
  change: (reading: SimulatedReading) => SimulatedReading | null | undefined,
): SimulatedReading[] {
  const taken = new Set(episode.parameters ?? parameters);
  return stream.flatMap((reading) => {
    if (reading.observedAt < episode.from || reading.observedAt >= episode.to || !taken.has(reading.parameter)) {
      return [reading];
    }
    const changed = change(reading);
    if (changed === null) return [];
    return [changed ?? reading];
  });
}

/** Values by parameter and time of observation. */
export function lookup(stream: readonly SimulatedReading[]): (parameter: string, at: number) => number | undefined {
  const values = new Map<string, Map<number, number>>();
  for (const { parameter, observedAt, value } of stream) {
    if (value === null) continue;
    const times = values.get(parameter) ?? new Map<number, number>();
    values.set(parameter, times.set(observedAt, value));
  }
  return (parameter, at) => values.get(parameter)?.get(at);
}

/** Upper and lower limit of a parameter in its unit. */
export function limitsOf(episode: Episode, parameter: string): { min: number | null; max: number | null } {
  const plan = episode.sensors.find((sensor) => sensor.parameter === parameter);
  const unscaled = (value: number | null | undefined) => (value == null || !plan ? null : value / 10 ** plan.scale);
  return { min: unscaled(plan?.limit.min), max: unscaled(plan?.limit.max) };
}

/** Smallest difference that the parameter's readings can show. */
export function lastDigit(episode: Episode, parameter: string): number {
  const plan = episode.sensors.find((sensor) => sensor.parameter === parameter);
  return 10 ** -(plan?.scale ?? 2);
}
