import { createWander, type Random } from "../random.ts";

/** The sky over the whole river at one moment. */
export interface Sky {
  /** Sine of the sun's height, 0 at night. */
  readonly light: number;
  /** 0 clear to 1 overcast. */
  readonly cloud: number;
  /** Millimetres per hour. */
  readonly rain: number;
  /** What the season and the weather of these days would make of still water, Cel above the yearly mean. */
  readonly warmth: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const YEAR = 365.2425 * DAY;
/** Radians; the invented river lies near 31 degrees north, 117 east. */
const LATITUDE = 0.545;
const SOLAR_OFFSET = 7.8 * HOUR;

/** The sky step by step from `start`; `hours` is the length of a step. */
export function createWeather(random: Random, start: number, hours: number): (time: number) => Sky {
  const cloudiness = createWander(random.fork("cloud"), 18, hours);
  const spell = createWander(random.fork("spell"), 80, hours);
  const showers = random.fork("rain");
  let rain = nextRain(showers, start);
  return (time) => {
    const year = time / YEAR;
    while (time >= rain.until) rain = nextRain(showers, rain.until);
    const falling =
      time < rain.from ? 0 : rain.peak * Math.sin((Math.PI * (time - rain.from)) / (rain.until - rain.from));
    const cloud = falling > 0 ? 0.95 : 1 / (1 + Math.exp(-1.6 * cloudiness()));
    return {
      light: sunlight(time, year),
      cloud,
      rain: falling,
      warmth: 10.5 * season(year, 0.55) + 1.6 * spell() - (falling > 0 ? 1.5 : 0),
    };
  };
}

interface Rain {
  readonly from: number;
  readonly until: number;
  /** Millimetres per hour in the middle. */
  readonly peak: number;
}

/** About one rain in six days, of some hours, most of them light. */
function nextRain(random: Random, after: number): Rain {
  const from = after + HOUR * (6 + random.exponential(6 * 24));
  const until = from + HOUR * (1.5 + random.exponential(5));
  return { from, until, peak: 0.5 + random.exponential(4) };
}

/** 1 where the year is at `peak`, -1 half a year later. */
const season = (year: number, peak: number) => Math.cos(2 * Math.PI * (year - peak));

/** Sine of the sun's height, 0 at night; the sun stands highest in June. */
function sunlight(time: number, year: number): number {
  const declination = 0.409 * season(year, 0.47);
  const hourAngle = (2 * Math.PI * ((time + SOLAR_OFFSET) % DAY)) / DAY - Math.PI;
  return Math.max(
    0,
    Math.sin(LATITUDE) * Math.sin(declination) + Math.cos(LATITUDE) * Math.cos(declination) * Math.cos(hourAngle),
  );
}
