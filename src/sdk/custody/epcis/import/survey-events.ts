import type { EpcisEvent } from "../event.ts";
import { decodeEpc } from "../shared/identifiers.ts";
import { EventReader } from "./event-reader.ts";

/** What all events of a document together say of units. */
export interface Survey {
  /** Unit -> the party that gave it first, alone or in a container. Possession passes by events alone, so that party had it before. */
  readonly givers: ReadonlyMap<string, string>;
  /** Units that other units are packed into. */
  readonly containers: ReadonlySet<string>;
}

/** @param events In the order in which they happened. */
export function surveyEvents(events: readonly EpcisEvent[]): Survey {
  const givers = new Map<string, string>();
  const contents = new Map<string, Set<string>>();
  const give = (unit: string, giver: string, depth = 0): void => {
    if (!givers.has(unit)) givers.set(unit, giver);
    if (depth < 16) for (const each of contents.get(unit) ?? []) give(each, giver, depth + 1);
  };
  for (const event of events) {
    const read = new EventReader(event);
    if (event.type === "AggregationEvent" && event.parentID !== undefined && event.action !== "OBSERVE") {
      const parent = decodeEpc(event.parentID);
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
