import type { EpcisEvent } from "../event.ts";
import { decodeEpc, decodeParty, decodeSite } from "../shared/identifiers.ts";
import { decodeMeasurement, type Measurement, type Side } from "../shared/measurement.ts";
import { decodeTime, readField } from "../shared/terms.ts";

/** Reads an event field by field. A needed field that the event lacks is noted in `missing`, and a stand-in is returned. */
export class EventReader {
  readonly missing: string[] = [];
  readonly event: EpcisEvent;

  constructor(event: EpcisEvent) {
    this.event = event;
  }

  get when(): number {
    return decodeTime(this.event.eventTime);
  }

  text(name: string): string | undefined {
    const value = readField(this.event, name);
    return typeof value === "string" ? value : undefined;
  }

  need<T>(value: T | undefined, what: string, instead: T): T {
    if (value === undefined) this.missing.push(what);
    return value === undefined ? instead : value;
  }

  units(name: "epcList" | "childEPCs" | "inputEPCList" | "outputEPCList" | "tally:refused"): string[] {
    const list = readField(this.event, name);
    return Array.isArray(list) ? list.filter((each) => typeof each === "string").map(decodeEpc) : [];
  }

  /** The only unit of the event. */
  get unit(): string {
    const units = this.units("epcList");
    return this.need(units.length === 1 ? units[0] : undefined, "one unit in epcList", "");
  }

  party(name: string): string | undefined {
    const uri = this.text(name);
    return uri === undefined ? undefined : decodeParty(uri);
  }

  /** The party that possession passes from (`source`) or to (`destination`). */
  possessing(side: "source" | "destination"): string | undefined {
    const { sourceList = [], destinationList = [] } = this.event;
    const found =
      side === "source"
        ? sourceList.find(({ type }) => type === "possessing_party")?.source
        : destinationList.find(({ type }) => type === "possessing_party")?.destination;
    return found === undefined ? undefined : decodeParty(found);
  }

  /** The site in another system's event, which has to name one: without a name the site is unknown, which is not the same as none. */
  get place(): number {
    this.need(this.event.bizLocation ?? this.event.readPoint, "bizLocation", undefined);
    return this.site;
  }

  /** The site in an event of our own; 0 for none, where our event names no place. */
  get site(): number {
    const { bizLocation, readPoint } = this.event;
    const uri = (bizLocation ?? readPoint)?.id;
    return uri === undefined ? 0 : this.need(decodeSite(uri), `a GLN in place of ${uri}`, 0);
  }

  measurement(side?: Side): Measurement | undefined {
    const all = (this.event.sensorElementList ?? []).map(decodeMeasurement);
    return all.find((each) => each !== undefined && each.side === side);
  }
}
