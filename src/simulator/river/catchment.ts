import { createWander, type Random } from "../random.ts";
import type { RiverCharacter } from "./character.ts";
import type { Load } from "./water.ts";
import type { Sky } from "./weather.ts";

const HOUR = 3_600_000;

/** What the land beside a reach lets into it. */
export interface Inflow extends Omit<Load, "temperature"> {
  /** Flow over dry-weather flow. */
  readonly flow: number;
}

/**
 * The land beside a reach, step by step. Rain runs off through a fast and a slow store (quick rise, long recession), thins what
 * the ground water brings, and washes off what settled in dry days: the first flush, which a second rain does not repeat.
 */
export function createCatchment(
  random: Random,
  character: RiverCharacter,
  hours: number,
): (time: number, sky: Sky) => Inflow {
  const wander = (name: string, memory: number) => createWander(random.fork(name), memory, hours);
  const [salts, silt, organic, ammonia, phosphorus] = [
    wander("salts", 30),
    wander("silt", 14),
    wander("organic", 36),
    wander("ammonia", 24),
    wander("phosphorus", 30),
  ];
  let fast = 0;
  let slow = 0;
  let settled = 0.5;
  let wash = 0;
  return (time, sky) => {
    const rain = sky.rain * character.rainShare;
    const intoFast = 1 - Math.exp(-hours / 7);
    fast += (0.8 * rain - fast) * intoFast;
    slow += (0.2 * rain - slow) * (1 - Math.exp(-hours / 60));
    const washed = settled * (1 - Math.exp(-0.12 * rain * hours));
    settled += (1 - settled) * (1 - Math.exp(-hours / 190)) - washed;
    wash += (washed / hours - wash) * (1 - Math.exp(-hours / 2.5));
    const flow = 1 + 1.1 * fast + 3 * slow;
    const thinning = flow ** -0.35;
    const household = domestic(time);
    return {
      flow,
      conductivity: character.conductivity * thinning * Math.exp(0.045 * salts()),
      turbidity: (character.turbidity * flow ** 1.1 + 700 * wash) * Math.exp(0.16 * silt()),
      codMn: (character.codMn * flow ** 0.1 + 8 * wash) * Math.exp(0.07 * organic()),
      ammonia: (character.ammonia * thinning * household + 0.9 * wash) * Math.exp(0.12 * ammonia()),
      phosphorus: (character.phosphorus * flow ** 0.1 + 0.22 * wash) * Math.exp(0.09 * phosphorus()),
    };
  };
}

/** Waste water comes in the morning and in the evening, by local time (UTC+8). */
function domestic(time: number): number {
  const hour = ((time / HOUR + 8) % 24) / 24;
  return 1 + 0.06 * Math.cos(2 * Math.PI * (hour - 0.85)) + 0.05 * Math.cos(4 * Math.PI * (hour - 0.37));
}
