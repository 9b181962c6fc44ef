import type { EpcisEvent } from "../event.ts";
import { EventReader } from "./event-reader.ts";
import { identifierOf } from "./identifiers.ts";

/** What a document says of units beyond single events. */
export interface Overview {
  /** Whose possession a unit left first, in a container or by itself. Possession passes by events alone, so it was theirs before. */
  readonly givers: ReadonlyMap<string, string>;
  /** What things are put into. */
  readonly containers: ReadonlySet<string>;
}

/** @param events In the order in which they happened. */
export function overviewOf(events: readonly EpcisEvent[]): Overview {
  const givers = new Map<string, string>();
  const contents = new Map<string, Set<string>>();
  const give = (unit: string, giver: string, depth = 0): void => {
    if (!givers.has(unit)) givers.set(unit, giver);
    if (depth < 16) for (const each of contents.get(unit) ?? []) give(each, giver, depth + 1);
  };
  for (const event of events) {
    const read = new EventReader(event);
    if (event.type === "AggregationEvent" && event.parentID !== undefined && event.action !== "OBSERVE") {
      const parent = identifierOf(event.parentID);
      const within = contents.get(parent) ?? new Set();
      contents.set(parent, within);
      const units = read.units("childEPCs");
      if (event.action === "ADD") for (const unit of units) within.add(unit);
      else if (units.length === 0) within.clear();
      else for (const unit of units) within.delete(unit);
    }
    const giver = read.possessing("source");
    if (event.type !== "ObjectEvent" || event.action === "ADD" || giver === undefined) continue;
    if (read.possessing("destination") !== undefined) for (const unit of read.units("epcList")) give(unit, giver);
  }
  return { givers, containers: new Set(contents.keys()) };
}
