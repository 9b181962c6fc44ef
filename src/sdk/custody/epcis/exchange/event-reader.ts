import type { EpcisEvent } from "../event.ts";
import { identifierOf, partyKey, siteNumber } from "./identifiers.ts";
import { type Measured, measuredOf } from "./measured.ts";
import { field } from "./terms.ts";

/** What an event says, field by field. A field that is needed and is not there is noted, and something stands in for it. */
export class EventReader {
  readonly missing: string[] = [];
  readonly event: EpcisEvent;

  constructor(event: EpcisEvent) {
    this.event = event;
  }

  /** Seconds; the chain has no finer ones. */
  get when(): number {
    return secondsOf(this.event.eventTime);
  }

  text(name: string): string | undefined {
    const value = field(this.event, name);
    return typeof value === "string" ? value : undefined;
  }

  need<T>(value: T | undefined, what: string, instead: T): T {
    if (value === undefined) this.missing.push(what);
    return value === undefined ? instead : value;
  }

  units(name: "epcList" | "childEPCs" | "inputEPCList" | "outputEPCList" | "tally:refused"): string[] {
    const list = field(this.event, name);
    return Array.isArray(list) ? list.filter((each) => typeof each === "string").map(identifierOf) : [];
  }

  /** The only unit. */
  get unit(): string {
    const units = this.units("epcList");
    return this.need(units.length === 1 ? units[0] : undefined, "one unit in epcList", "");
  }

  party(name: string): string | undefined {
    const uri = this.text(name);
    return uri === undefined ? undefined : partyKey(uri);
  }

  /** Whose possession it leaves, or comes into. */
  possessing(side: "source" | "destination"): string | undefined {
    const { sourceList = [], destinationList = [] } = this.event;
    const found =
      side === "source"
        ? sourceList.find(({ type }) => type === "possessing_party")?.source
        : destinationList.find(({ type }) => type === "possessing_party")?.destination;
    return found === undefined ? undefined : partyKey(found);
  }

  /** Of an event of another system, which has to name it: what is not named is not known, and is not no place. */
  get place(): number {
    this.need(this.event.bizLocation ?? this.event.readPoint, "bizLocation", undefined);
    return this.site;
  }

  /** Of an event of ours; 0 for no place, which we tell by naming none. */
  get site(): number {
    const { bizLocation, readPoint } = this.event;
    const uri = (bizLocation ?? readPoint)?.id;
    return uri === undefined ? 0 : this.need(siteNumber(uri), `a GLN in place of ${uri}`, 0);
  }

  measured(side?: "giver" | "receiver"): Measured | undefined {
    const all = (this.event.sensorElementList ?? []).map(measuredOf);
    return all.find((each) => each !== undefined && each.side === side);
  }
}

export function secondsOf(time: string): number {
  return Math.floor(Date.parse(time) / 1_000);
}
