/** What the benchmark measures: five parameters of a river at each station, always the same values. */
import type { SensorContent } from "../../src/sdk/sensing/model/sensor-struct.ts";

export interface Parameter extends Omit<SensorContent, "station"> {
  /** As SenML writes it. */
  readonly senmlUnit: string;
  /** Where its values begin, as a stored integer, and how far they move from one to the next. */
  readonly start: number;
  readonly step: number;
}

const parameter = (
  name: string,
  unit: string,
  senmlUnit: string,
  scale: number,
  max: number,
  start: number,
  step: number,
): Parameter => ({
  parameter: name,
  unit,
  senmlUnit,
  scale,
  start,
  step,
  interval: 300,
  range: { min: 0, max },
  limit: { min: null, max: null },
});

export const PARAMETERS: readonly Parameter[] = [
  parameter("w01001", "[pH]", "pH", 2, 1_400, 745, 2),
  parameter("w01003", "{NTU}", "{NTU}", 1, 40_000, 312, 9),
  parameter("w01009", "mg/L", "mg/L", 2, 2_500, 861, 4),
  parameter("w01010", "Cel", "Cel", 1, 400, 184, 1),
  parameter("w01014", "uS/cm", "uS/cm", 0, 10_000, 402, 3),
];

export const PACK = PARAMETERS.length;

/** Longer than quality control looks back, so that no block is seen to come again. */
const CYCLE = 8_192;

/** Texts of the values of each parameter, a walk that stays near its start. */
export function valueTexts(): readonly (readonly string[])[] {
  let seed = 20_24;
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  return PARAMETERS.map(({ start, step, scale }) => {
    let value = start;
    return Array.from({ length: CYCLE }, () => {
      value += Math.round((random() - 0.5) * 4 * step + (start - value) * 0.05);
      return (value / 10 ** scale).toFixed(scale);
    });
  });
}
