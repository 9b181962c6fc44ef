import { withValue } from "../reading.ts";
import { ALL, changeSpan, type Tampering } from "./tampering.ts";

/** What a cool clean brook does to the values: part of the distance to its own. */
const BROOK: Readonly<Record<string, number>> = {
  w01010: 14.5,
  w01001: 7.9,
  w01009: 9.4,
  w01014: 190,
  w01003: 3,
  w01019: 1.4,
  w21003: 0.06,
  w21011: 0.03,
};
const SHARE = 0.6;

/** The sampling tube is moved to where a clean brook comes in: natural variance, but another water, and colder. */
export const movedSampler: Tampering = (stream, episode) =>
  changeSpan(stream, episode, ALL, (reading) => {
    const brook = BROOK[reading.parameter];
    if (brook === undefined || reading.value === null) return undefined;
    return withValue(reading, reading.value + SHARE * (brook - reading.value), "moved-sampler");
  });
