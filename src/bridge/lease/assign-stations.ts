import type { Beat } from "../model/lease.ts";

/**
 * Which worker each station should be with: the one that holds it, unless it has two more than one that could have it; what
 * nobody holds, with who has least. A function of what the database says: workers that see the same come to the same.
 */
export function assignStations({ workers, held }: Pick<Beat, "workers" | "held">): Map<number, string> {
  const configured = new Map(workers.map(({ name, stations }) => [name, new Set(stations)]));
  const load = new Map(workers.map(({ name }) => [name, 0]));
  const assigned = new Map<number, string>();
  const loadOf = (name: string) => load.get(name) as number;
  const give = (station: number, name: string) => {
    assigned.set(station, name);
    load.set(name, loadOf(name) + 1);
  };
  /** Who has least of those that are configured for a station. */
  const least = (station: number): string | undefined => {
    const able = [...load].filter(([name]) => configured.get(name)?.has(station)).sort(byLoadAndName);
    return able[0]?.[0];
  };

  for (const { station, holder } of held) if (configured.get(holder)?.has(station)) give(station, holder);
  const all = [...new Set(workers.flatMap(({ stations }) => stations))].sort((a, b) => a - b);
  for (const station of all) {
    const name = assigned.has(station) ? undefined : least(station);
    if (name !== undefined) give(station, name);
  }
  // Each move makes the loads more even: it comes to an end.
  for (let moved = true; moved; ) {
    moved = false;
    for (const [station, from] of assigned) {
      const to = least(station) as string;
      if (loadOf(to) + 1 >= loadOf(from)) continue;
      load.set(from, loadOf(from) - 1);
      give(station, to);
      moved = true;
    }
  }
  return assigned;
}

const byLoadAndName = ([a, m]: readonly [string, number], [b, n]: readonly [string, number]) =>
  m - n || (a < b ? -1 : 1);
