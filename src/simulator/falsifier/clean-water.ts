import { withValue } from "../reading.ts";
import { ALL, changeSpan, type Tampering } from "./tampering.ts";

/** Tap water in a bucket: what each instrument shows in it, and how little that moves. */
const BUCKET: Readonly<Record<string, readonly [value: number, noise: number]>> = {
  w01010: [21.5, 0.03],
  w01001: [7.25, 0.01],
  w01009: [8.55, 0.03],
  w01014: [236, 0.5],
  w01003: [0.6, 0.1],
  w01019: [0.9, 0.04],
  w21003: [0.032, 0.003],
  w21011: [0.012, 0.001],
};

/** Sensors and sampling tube hang in a bucket of clean water: every value is plausible and hardly any moves. */
export const cleanWater: Tampering = (stream, episode) =>
  changeSpan(stream, episode, ALL, (reading) => {
    const bucket = BUCKET[reading.parameter];
    if (!bucket) return undefined;
    const [value, noise] = bucket;
    return withValue(reading, Math.max(0, value + noise * episode.random.normal()), "clean-water");
  });
