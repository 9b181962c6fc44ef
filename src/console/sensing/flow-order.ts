/** What the order of the flow follows from. */
export interface OnRiver {
  readonly id: number;
  /** The next station upstream; 0 where there is none. */
  readonly upstream: number;
}

/** A station at its place: `lane` 0 is the main course, a higher number a branch; `joins` is the lane that it leaves. */
export interface Placed<Station extends OnRiver> {
  readonly station: Station;
  readonly lane: number;
  /** Lane of the station upstream of it; undefined at a spring. */
  readonly from: number | undefined;
  /** Lanes that pass by beside it. */
  readonly passing: readonly number[];
}

/**
 * Stations from the springs down, each after the one upstream of it, and each branch in a lane of its own. A station whose upstream is not
 * there, or that is upstream of itself by some way, begins a lane.
 */
export function flowOrder<Station extends OnRiver>(stations: readonly Station[]): Placed<Station>[] {
  const below = new Map<number, Station[]>();
  for (const station of stations) below.set(station.upstream, [...(below.get(station.upstream) ?? []), station]);
  const known = new Set(stations.map(({ id }) => id));
  const placed: Placed<Station>[] = [];
  const done = new Set<number>();
  const open: number[] = [];
  let lanes = 0;

  const place = (station: Station, lane: number, from: number | undefined) => {
    if (done.has(station.id)) return;
    done.add(station.id);
    placed.push({ station, lane, from, passing: open.filter((each) => each !== lane) });
    const [main, ...branches] = (below.get(station.id) ?? []).filter(({ id }) => !done.has(id));
    if (main === undefined) return;
    open.push(lane);
    for (const branch of branches) place(branch, ++lanes, lane);
    open.splice(open.indexOf(lane), 1);
    place(main, lane, lane);
  };

  const begins = ({ upstream }: Station) => !known.has(upstream);
  for (const station of [...stations.filter(begins), ...stations]) {
    if (done.has(station.id)) continue;
    place(station, placed.length === 0 ? 0 : ++lanes, undefined);
  }
  return placed;
}
