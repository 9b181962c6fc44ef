import { CARRIED, type Load } from "./water.ts";

/** Tanks in series after the pure delay: more tanks, less dispersion. */
const TANKS = 3;

/**
 * The water between two stations: a pure delay of two thirds of the travel time, then tanks that mix for the rest (the
 * aggregated dead zone model of river dispersion). Takes what passes above, gives what arrives below.
 */
export function createReach(travelHours: number, stepHours: number): (load: Load) => Load {
  const delay = Math.max(1, Math.round((travelHours * 2) / 3 / stepHours));
  const keep = Math.exp(-stepHours / (travelHours / 3 / TANKS));
  const line: Load[] = [];
  let tanks: Load[] | undefined;
  let position = 0;
  return (load) => {
    // Before the first water has come down, the reach holds what is at its head.
    const leaving = line.length < delay ? (line[0] ?? load) : (line[position] as Load);
    line[position] = { ...load };
    position = (position + 1) % delay;
    tanks ??= Array.from({ length: TANKS }, () => ({ ...leaving }));
    let inflow = leaving;
    for (const tank of tanks) {
      for (const name of CARRIED) tank[name] = keep * tank[name] + (1 - keep) * inflow[name];
      inflow = tank;
    }
    const arriving = { ...inflow };
    // On the way ammonia is nitrified and particles settle.
    arriving.ammonia *= Math.exp(-0.006 * travelHours);
    arriving.turbidity *= Math.exp(-0.008 * travelHours);
    arriving.phosphorus *= Math.exp(-0.002 * travelHours);
    return arriving;
  };
}
