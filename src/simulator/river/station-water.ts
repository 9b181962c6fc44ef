import { createWander, type Random } from "../random.ts";
import { createCatchment } from "./catchment.ts";
import type { RiverCharacter } from "./character.ts";
import { createReach } from "./reach.ts";
import { type Spill, spillStrength } from "./spill.ts";
import { type Load, oxygenSaturation, type Water } from "./water.ts";
import type { Sky } from "./weather.ts";

/** How fast water takes the temperature that air and sun would give it, hours. */
const TEMPERATURE_MEMORY = 22;

/**
 * The water at one station, step by step: what came down from above, mixed with what joined on the way, and what sun, plants
 * and air make of it here.
 */
export function createStationWater(
  random: Random,
  character: RiverCharacter,
  spills: readonly Spill[],
  hours: number,
): (time: number, sky: Sky, above: Water | undefined) => Water {
  const catchment = createCatchment(random, character, hours);
  const reach = character.travelHours > 0 ? createReach(character.travelHours, hours) : undefined;
  const eddies = createWander(random.fork("eddies"), 3, hours);
  const buffer = createWander(random.fork("buffer"), 60, hours);
  let own: number | undefined;
  let oxygen: number | undefined;
  return (time, sky, above) => {
    const inflow = catchment(time, sky);
    const still = character.meanTemperature + sky.warmth;
    const heat = character.warming * sky.light * (1 - 0.7 * sky.cloud);
    own ??= still;
    own = Math.max(0.2, own + heat * hours + (still - own) * (1 - Math.exp(-hours / TEMPERATURE_MEMORY)));

    const arriving: Load = reach && above ? reach(above) : { ...inflow, temperature: own };
    const share = reach ? character.localShare : 1;
    const mixed = (name: Exclude<keyof Load, "temperature">) => (1 - share) * arriving[name] + share * inflow[name];
    const carriedWarmth = reach ? Math.exp(-character.travelHours / TEMPERATURE_MEMORY) : 0;

    const water: Water = {
      temperature: carriedWarmth * arriving.temperature + (1 - carriedWarmth) * own,
      pH: 0,
      oxygen: 0,
      codMn: mixed("codMn"),
      ammonia: mixed("ammonia"),
      phosphorus: mixed("phosphorus"),
      conductivity: mixed("conductivity") * (1 + 0.004 * eddies()),
      turbidity: mixed("turbidity"),
      stage: 1.2 * inflow.flow ** 0.4,
    };
    for (const spill of spills) {
      const strength = spillStrength(spill, time);
      if (strength === 0) continue;
      water.codMn += strength * spill.codMn;
      water.ammonia += strength * spill.ammonia;
      water.phosphorus += strength * spill.phosphorus;
      water.conductivity += strength * 25 * spill.ammonia;
    }

    const saturation = oxygenSaturation(water.temperature);
    const growth = character.photosynthesis * sky.light * (1 - 0.6 * sky.cloud) * Math.exp(-water.turbidity / 120);
    const warmer = 1.047 ** (water.temperature - 20);
    const demand = (0.1 + 0.012 * water.codMn + 0.03 * water.ammonia) * warmer;
    oxygen ??= saturation;
    // Beyond 120 % bubbles form and the surplus leaves much faster.
    const exchange = character.reaeration * (oxygen > 1.2 * saturation ? 3 : 1);
    const balance = saturation + (growth * warmer - demand) / exchange;
    oxygen = Math.max(0, balance + (oxygen - balance) * Math.exp(-exchange * hours));
    water.oxygen = oxygen;
    const dilution = Math.min(0, water.conductivity / character.conductivity - 1);
    water.pH = character.pH + 0.13 * (oxygen - saturation) + 0.35 * dilution * share + 0.04 * buffer();
    return water;
  };
}
