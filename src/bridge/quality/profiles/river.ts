import { type ParameterProfile, PROFILE_FORMAT, type Profile } from "../../model/profile.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Neighbours are readings of the last two hours; what stands still for half a day is suspect, for a day it fails. */
const near = { within: 2 * HOUR };
const still = { suspect: DAY / 2, fail: DAY };

/** The same for every instrument: no water repeats a day or sits at a limit. */
const honest = {
  repeatedBlock: { length: 24, changes: 12 },
  frozenAtLimit: { readings: 24, share: 0.9, margin: 0.02 },
} satisfies Partial<ParameterProfile>;

/** Analysers that sample every few hours; many values at the detection limit. */
const analyser = (most: number, detectionLimit: number): ParameterProfile => ({
  unit: "mg/L",
  detectionLimit,
  grossRange: { fail: [0, most], suspect: [0, most / 2] },
  spike: { method: "differential", suspect: most / 10, fail: most / 4, within: 12 * HOUR },
  flatLine: { suspect: 2 * DAY, fail: 4 * DAY, tolerance: detectionLimit / 10 },
  ...honest,
});

/**
 * Default for rivers whose past is not known yet: wide enough for most. A station that has a past gets a profile learned from
 * it, with bands of its own and of the station upstream.
 */
export const riverProfile: Profile = {
  format: PROFILE_FORMAT,
  name: "river",
  version: 2,
  window: 3000,
  lateAfter: 6 * HOUR,
  clockAllowance: 300,
  notMeasured: ["B", "C", "D", "F", "M"],
  parameters: {
    w01001: {
      unit: "[pH]",
      grossRange: { fail: [0, 14], suspect: [5, 10.5] },
      spike: { method: "differential", suspect: 0.5, fail: 1.5, ...near },
      rateOfChange: { suspect: 0.001, fail: 0.003, ...near },
      flatLine: { ...still, tolerance: 0.001 },
      ...honest,
    },
    w01003: {
      unit: "{NTU}",
      grossRange: { fail: [0, 4000], suspect: [0, 2000] },
      spike: { method: "differential", suspect: 100, fail: 500, ...near },
      flatLine: { ...still, tolerance: 0.001 },
      ...honest,
    },
    w01009: {
      unit: "mg/L",
      grossRange: { fail: [0, 25], suspect: [0.5, 20] },
      spike: { method: "differential", suspect: 1.5, fail: 4, ...near },
      rateOfChange: { suspect: 0.003, fail: 0.01, ...near },
      flatLine: { ...still, tolerance: 0.001 },
      ...honest,
    },
    w01010: {
      unit: "Cel",
      // Freezing water stands still at its freezing point.
      detectionLimit: 0,
      grossRange: { fail: [-2, 40], suspect: [-0.5, 35] },
      spike: { method: "differential", suspect: 1, fail: 3, ...near },
      rateOfChange: { suspect: 0.0025, fail: 0.01, ...near },
      flatLine: { ...still, tolerance: 0.001 },
      ...honest,
    },
    w01014: {
      unit: "uS/cm",
      grossRange: { fail: [0, 10_000], suspect: [20, 3000] },
      spike: { method: "differential", suspect: 50, fail: 200, ...near },
      rateOfChange: { suspect: 0.2, fail: 1, ...near },
      flatLine: { ...still, tolerance: 0.001 },
      ...honest,
    },
    w01018: analyser(500, 5),
    w01019: analyser(50, 0.5),
    w21001: analyser(50, 0.05),
    w21003: analyser(30, 0.025),
    w21011: analyser(10, 0.005),
  },
  combinations: [
    {
      rule: "oxygen-saturation",
      oxygen: "w01009",
      temperature: "w01010",
      pressure: 101.325,
      factor: 1.8,
      within: HOUR,
    },
    { rule: "part-of-whole", part: "w21003", whole: "w21001", margin: 0.2, within: 4 * HOUR },
    { rule: "acid-conductivity", ph: "w01001", conductivity: "w01014", factor: 0.5, within: HOUR },
  ],
};
