import type { Station } from "../../sdk/sensing/model/station.ts";
import { fixedRegistry, type Registry } from "../model/registry.ts";

/** A registry that can be given anew: who holds it sees what is known now. */
export class LiveRegistry implements Registry {
  #now: Registry;

  constructor(stations: readonly Station[]) {
    this.#now = fixedRegistry(stations);
  }

  set(stations: readonly Station[]): void {
    this.#now = fixedRegistry(stations);
  }

  station(id: number) {
    return this.#now.station(id);
  }

  sensor(id: number) {
    return this.#now.sensor(id);
  }

  sensorOf(station: number, parameter: string) {
    return this.#now.sensorOf(station, parameter);
  }

  stations() {
    return this.#now.stations();
  }
}
