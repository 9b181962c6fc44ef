import { calibrationLapsed } from "../../../sdk/sensing/model/calibration-lapsed.ts";
import { createSealer, type Sealer } from "../../batch/sealer.ts";
import type { Field } from "../../model/field.ts";
import type { StationQuality } from "../../model/qualifier.ts";
import { fixedRegistry } from "../../model/registry.ts";
import type { ReadingStore } from "../../model/store.ts";
import { createQualifier } from "../../quality/create-qualifier.ts";
import { profileHash } from "../../quality/profile/hash.ts";
import { riverProfile } from "../../quality/profiles/river.ts";
import { rejectLog } from "../../store/reject-log.ts";

export interface SealingOptions {
  readonly maxCount: number;
  /** Milliseconds. */
  readonly maxAge: number;
  readonly carryLatest: boolean;
}

/** A sealer for what is known of the field. */
export function fieldSealer(store: ReadingStore, field: Field, options: SealingOptions): Sealer {
  return createSealer({
    store,
    registry: fixedRegistry(field.stations),
    qualityOf: qualityOf(field),
    calibrationLapsed: lapsedBy(field),
    rejectLog: (station, afterId) => rejectLog(store, station, afterId),
    ...options,
  });
}

/** A new qualifier for a station each time it is asked, by the station's own profile or the one for rivers. */
export function qualityOf({ stations, profiles }: Field): (station: number) => StationQuality {
  const byId = new Map(stations.map((station) => [station.id, station]));
  return (id) => {
    const profile = profiles.get(id) ?? riverProfile;
    const station = byId.get(id) ?? { ...EMPTY, id };
    const upstream = byId.get(station.upstream);
    return {
      qualifier: createQualifier({ profile, station, ...(upstream && { upstream }) }),
      profileHash: profileHash(profile),
    };
  };
}

const EMPTY = {
  operator: 0,
  name: "",
  reach: "",
  upstream: 0,
  latitude: 0,
  longitude: 0,
  quorum: 0,
  epoch: 0,
  gateways: [],
  sensors: [],
};

/** The SDK's rule over the calibrations of the field: what a trace says later is what is sealed now. */
export function lapsedBy({ calibrations }: Field): (sensor: number, at: number) => boolean {
  const bySensor = Map.groupBy(calibrations, ({ sensor }) => sensor);
  return (sensor, at) => calibrationLapsed(bySensor.get(sensor) ?? [], at);
}
