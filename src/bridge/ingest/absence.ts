import type { Clock } from "../../lib/clock.ts";
import type { Sensor } from "../../sdk/sensing/model/station.ts";
import type { Frame, Intake, Observation } from "../model/frame.ts";
import { NO_LINK } from "../model/marker.ts";
import type { Registry } from "../model/registry.ts";
import type { ReadingStore } from "../model/store.ts";
import type { RunningSource } from "./source.ts";

export interface AbsenceParameters {
  /** Stations that are watched. */
  readonly stations: readonly number[];
  readonly registry: Registry;
  readonly intake: Intake;
  readonly clock: Clock;
  onProblem(error: unknown): void;
  /** Whether the markers of a station are this process's to write, where several share the store. @default all are */
  readonly isOurs?: (station: number) => boolean;
  /** What the store has of a sensor's silence since a time, whoever took its readings: asked before a marker is written. */
  readonly silenceSince?: (sensor: Sensor, since: number) => Promise<Silence>;
  /** Milliseconds between two looks. @default 1000 */
  readonly lookEvery?: number;
  /** Most markers of a sensor one after the other: then it is known to be gone. @default 96 */
  readonly most?: number;
}

export interface Absence extends RunningSource {
  /** The same intake, which sees what comes. For the sources. */
  readonly intake: Intake;
  /** Writes the markers that are due now. */
  look(): Promise<void>;
}

const MOST = 96;

/** What is known of one sensor. */
export interface Silence {
  /** Arrival of the last reading, or when the watch began. Unix milliseconds. */
  readonly since: number;
  /** Markers written since. */
  markers: number;
}

/** Intervals without a reading after which it is absent: one is the instrument's own, one for the way. */
const PATIENCE = 2;

/**
 * Makes silence visible: where a sensor that measures at an interval sent nothing for two of them, by the bridge's own clock, a
 * marker takes the place of the reading that did not come, and one more for each interval that passes. The watch begins anew
 * with the bridge.
 */
export function watchAbsence(parameters: AbsenceParameters): Absence {
  const { stations, registry, intake, clock, onProblem, lookEvery = 1_000, most = MOST } = parameters;
  const { isOurs = () => true, silenceSince } = parameters;
  const stopping = new AbortController();
  const { signal } = stopping;
  const silences = new Map<number, Silence>();
  const began = clock.now();

  function silenceOf({ id }: Sensor): Silence {
    const known = silences.get(id) ?? { since: began, markers: 0 };
    silences.set(id, known);
    return known;
  }

  function isDue(sensor: Sensor, now: number): boolean {
    if (sensor.interval === 0 || registry.sensorOf(sensor.station, sensor.parameter)?.id !== sensor.id) return false;
    const { since, markers } = silenceOf(sensor);
    const missed = Math.floor((now - since) / (sensor.interval * 1_000)) - PATIENCE + 1;
    return markers < Math.min(missed, most);
  }

  /** Takes note of what came by other workers, and of the markers that they wrote. */
  async function askStore(sensor: Sensor): Promise<void> {
    if (silenceSince !== undefined) silences.set(sensor.id, await silenceSince(sensor, began));
  }

  async function look(): Promise<void> {
    for (const station of stations.filter(isOurs)) {
      const now = clock.now();
      let due = (registry.station(station)?.sensors ?? []).filter((sensor) => isDue(sensor, now));
      for (const sensor of due) await askStore(sensor);
      due = due.filter((sensor) => isDue(sensor, now));
      if (due.length === 0) continue;
      await intake.accept(markers(station, now, due));
      for (const sensor of due) silenceOf(sensor).markers++;
    }
  }

  async function run(): Promise<void> {
    for (;;) {
      await clock.sleep(lookEvery, signal);
      if (signal.aborted) return;
      await look().catch(onProblem);
    }
  }

  const running = run();
  return {
    look,
    intake: {
      async accept(frame) {
        const receipt = await intake.accept(frame);
        for (const { sensor } of frame.observations) silences.set(sensor.id, { since: clock.now(), markers: 0 });
        return receipt;
      },
      reject: (rejection) => intake.reject(rejection),
    },
    async close() {
      stopping.abort();
      await running;
    },
  };
}

/** As a store says it that several processes fill. */
export function silenceIn(store: Pick<ReadingStore, "history">, most = MOST): AbsenceParameters["silenceSince"] & {} {
  return async ({ id }, began) => {
    const last = await store.history(id, Number.MAX_SAFE_INTEGER, most + 1);
    const came = last.findLast(({ sourceFlag }) => sourceFlag !== NO_LINK)?.receivedAt ?? began;
    const since = Math.max(began, came);
    return {
      since,
      markers: last.filter(({ receivedAt, sourceFlag }) => receivedAt > since && sourceFlag === NO_LINK).length,
    };
  };
}

/** Never at a whole second, where instruments have their times: a reading that comes after all must not conflict with it. */
function markers(station: number, now: number, sensors: readonly Sensor[]): Frame {
  const observedAt = now % 1_000 === 0 ? now - 1 : now;
  const observations = sensors.map(
    (sensor): Observation => ({ sensor, observedAt, value: null, text: "", sourceFlag: NO_LINK, counter: 0 }),
  );
  return { source: "bridge", station, receivedAt: now, raw: new Uint8Array(0), observations };
}
