import type { SimulatedReading } from "../reading.ts";
import type { Episode, Tampering } from "./tampering.ts";

/** Two loggers exchange their identities: each station's readings come under the other's name. */
export function swapIdentities(
  one: readonly SimulatedReading[],
  other: readonly SimulatedReading[],
  episode: Pick<Episode, "from" | "to">,
): [SimulatedReading[], SimulatedReading[]] {
  return [exchange(one, other, episode), exchange(other, one, episode)];
}

/** The half of it that one station's stream shows. */
export const swappedIdentity: Tampering = (stream, episode) => exchange(stream, episode.neighbour, episode);

function exchange(
  own: readonly SimulatedReading[],
  foreign: readonly SimulatedReading[],
  { from, to }: Pick<Episode, "from" | "to">,
): SimulatedReading[] {
  const name = own[0]?.station;
  if (name === undefined) return [];
  const within = ({ observedAt }: SimulatedReading) => observedAt >= from && observedAt < to;
  const others = foreign
    .filter(within)
    .map((reading): SimulatedReading => ({ ...reading, station: name, label: "swapped-identity" }));
  return [...own.filter((reading) => !within(reading)), ...others].sort((a, b) => a.sentAt - b.sentAt);
}
