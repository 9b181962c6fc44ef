import type { Random } from "../../random.ts";
import type { SimulatedReading } from "../../reading.ts";

const DAY = 86_400_000;

/** A logger whose clock runs a day ahead. */
export const dayAhead = (readings: readonly SimulatedReading[]): SimulatedReading[] =>
  readings.map((reading) => ({ ...reading, observedAt: reading.observedAt + DAY, label: "clock-skew" }));

/** Texts that stand where a value belongs. Not all are numbers of JSON, and none is a measurement. */
export const ABSURD_VALUES: readonly string[] = [
  "NaN",
  "Infinity",
  "-99",
  "-9999",
  "1e308",
  "-1e308",
  "1e400",
  "99999999999999999999",
  "0x1F",
  "1,5",
  "7.1.2",
  "--3",
  "null",
  "1e-400",
];

/** Every reading with an absurd value. */
export const absurdValues = (readings: readonly SimulatedReading[], random: Random): SimulatedReading[] =>
  readings.map((reading) => {
    const text = random.pick(ABSURD_VALUES);
    return { ...reading, text, value: Number(text), label: "sentinel" };
  });
