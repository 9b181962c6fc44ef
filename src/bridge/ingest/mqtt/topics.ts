import { bridgeError } from "../../model/errors.ts";

/** Which topics are a station's. */
export interface StationTopics {
  /** Number of the station on chain. */
  readonly station: number;
  /** Topic filter with the wildcards of MQTT, as `tallystick/upper-bridge/#`. No other station's filter may overlap with it. */
  readonly filter: string;
}

/** Topics whose station is remembered. Each costs its text; more than a fleet has means that somebody invents topics. */
const MAX_REMEMBERED = 10_000;

/**
 * The station of a topic, `undefined` where the configuration knows none.
 *
 * @throws `SOURCE_CONFIG_INVALID` for a filter that MQTT does not allow, and for two stations that could share a topic.
 */
export function stationOfTopic(stations: readonly StationTopics[]): (topic: string) => number | undefined {
  for (const { filter } of stations) checkFilter(filter);
  const split = stations.map(({ station, filter }) => ({ station, filter, levels: filter.split("/") }));
  split.forEach((one, index) => {
    const other = split
      .slice(index + 1)
      .find(({ levels, station }) => station !== one.station && overlap(one.levels, levels));
    if (other) {
      throw bridgeError("SOURCE_CONFIG_INVALID", `topics of station ${one.station} and ${other.station} overlap`, {
        filters: [one.filter, other.filter],
      });
    }
  });

  const remembered = new Map<string, number | undefined>();
  return (topic) => {
    const known = remembered.get(topic);
    if (known !== undefined || remembered.has(topic)) return known;
    const levels = topic.split("/");
    const station = split.find((each) => matches(each.levels, levels))?.station;
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(topic, station);
    return station;
  };
}

/** MQTT 5 section 4.7: `#` is a whole level and the last, `+` is a whole level. */
function checkFilter(filter: string): void {
  const levels = filter.split("/");
  const wrong =
    filter === "" ||
    filter.startsWith("$") ||
    filter.includes("\0") ||
    levels.some(
      (level, index) =>
        (level.includes("#") && (level !== "#" || index !== levels.length - 1)) ||
        (level.includes("+") && level !== "+"),
    );
  if (wrong) throw bridgeError("SOURCE_CONFIG_INVALID", `"${filter}" is not a topic filter`, { filter });
}

function matches(filter: readonly string[], topic: readonly string[]): boolean {
  for (let level = 0; level < filter.length; level++) {
    const wanted = filter[level];
    if (wanted === "#") return true; // of what is below, and of the level above it
    if (level >= topic.length || (wanted !== "+" && wanted !== topic[level])) return false;
  }
  return filter.length === topic.length;
}

/** Whether some topic matches both. */
function overlap(a: readonly string[], b: readonly string[]): boolean {
  for (let level = 0; ; level++) {
    const [one, other] = [a[level], b[level]];
    if (one === "#" || other === "#") return true;
    if (one === undefined || other === undefined) {
      // `x/#` matches `x` as well.
      return one === other || (a[level] === undefined ? b : a)[level] === "#";
    }
    if (one !== "+" && other !== "+" && one !== other) return false;
  }
}
