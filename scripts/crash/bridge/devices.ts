import { type Clock, systemClock } from "../../../src/lib/clock.ts";
import type { SimulatedStation } from "../../../src/simulator/definition.ts";
import type { Device } from "../../../src/simulator/devices/device.ts";
import { createHj212Logger } from "../../../src/simulator/devices/hj212/logger.ts";
import { createHttpDevice } from "../../../src/simulator/devices/http.ts";
import { connectMqttDevice } from "../../../src/simulator/devices/mqtt.ts";
import type { SenmlOptions } from "../../../src/simulator/devices/senml-pack.ts";
import type { SimulatedReading } from "../../../src/simulator/reading.ts";
import { riverReadings } from "../../../src/simulator/river/river.ts";
import { PLANS } from "./field.ts";

const FROM = Date.UTC(2026, 0, 1);
/** More than any run comes to. */
const TO = FROM + 400 * 86_400_000;
const STEP = 900_000;

/** Devices that want to be patient for seconds are not: lives of the bridge are shorter. */
const LONGEST_SLEEP = 150;
const hasty: Clock = {
  now: systemClock.now,
  sleep: (ms, signal) => systemClock.sleep(Math.min(ms, LONGEST_SLEEP), signal),
};

/** A river that is measured until it is told to stop, the same readings for every device of a station. */
export interface Replay {
  readings(station: string): AsyncGenerator<SimulatedReading>;
  /** No moment after the newest that any device has got. */
  stop(): void;
}

/** @param pace Milliseconds between two moments, which are quarter-hours of the river. A device that lags gets them at once. */
export function startReplay(seed: number, pace: number, stations = PLANS, clock: Clock = systemClock): Replay {
  const began = clock.now();
  let newest = FROM;
  let until = Number.POSITIVE_INFINITY;
  return {
    async *readings(key) {
      const river = riverReadings({ seed, stations, from: FROM, to: TO, spillDays: 3 });
      for (const reading of river) {
        if (reading.station !== key) continue;
        const { observedAt } = reading;
        if (observedAt > newest && until === Number.POSITIVE_INFINITY) {
          await clock.sleep(Math.max(0, began + ((observedAt - FROM) / STEP) * pace - clock.now()));
        }
        if (observedAt > until) return;
        newest = Math.max(newest, observedAt);
        yield reading;
      }
    },
    stop() {
      until = newest;
    },
  };
}

/** Where a gateway listens. */
export interface Doors {
  readonly api: number;
  readonly hj212: number;
}

export interface RunningDevice {
  readonly station: string;
  /** Gateways that have to have what it got acknowledged; more than one behind a broker. */
  readonly gateways: readonly number[];
  readonly device: Device;
}

export const API_KEY = "crash-station-key";
const UNTIL_IT_IS_THERE = 1_000_000;

/** How a station's devices write SenML. */
export function senmlOf({ plan }: SimulatedStation): SenmlOptions {
  const units = new Map(plan.sensors.map(({ parameter, unit }) => [parameter, unit]));
  return {
    baseName: `urn:dev:${plan.key}:`,
    unit: (parameter: string) => units.get(parameter) ?? "1",
    counters: true,
  };
}

/** Each station's devices: one at a broker that serves all gateways, else one that speaks to each. */
export async function startDevices(broker: string, doors: readonly Doors[]): Promise<RunningDevice[]> {
  const running: RunningDevice[] = [];
  for (const simulated of PLANS) {
    const { key, protocol, deviceId } = simulated.plan;
    const senml = senmlOf(simulated);
    if (protocol === "mqtt") {
      const device = await connectMqttDevice({ url: broker, topic: `river/${key}`, senml, clientId: `device-${key}` });
      running.push({ station: key, gateways: doors.map((_, n) => n), device });
      continue;
    }
    for (const [n, { api, hj212 }] of doors.entries()) {
      const device =
        protocol === "http"
          ? createHttpDevice({
              url: `http://127.0.0.1:${api}/v1/stations/${key}/readings`,
              senml,
              headers: { authorization: `Bearer ${API_KEY}` },
              tries: UNTIL_IT_IS_THERE,
              clock: hasty,
            })
          : createHj212Logger({
              host: "127.0.0.1",
              port: hj212,
              deviceId,
              timeout: 2_000,
              reconnectPause: LONGEST_SLEEP,
              resends: UNTIL_IT_IS_THERE,
            });
      running.push({ station: key, gateways: [n], device });
    }
  }
  return running;
}

/** What a gateway has to have of a station. */
export function acknowledged(devices: readonly RunningDevice[], key: string, gateway: number): SimulatedReading[] {
  return devices
    .filter(({ station, gateways }) => station === key && gateways.includes(gateway))
    .flatMap(({ device }) => device.ledger.acknowledged);
}

/** Packs of all devices; whether each one was acknowledged in the end. */
export function packsOf(devices: readonly RunningDevice[]) {
  const packs = { sent: 0, resent: 0 };
  const problems: string[] = [];
  for (const { device, station } of devices) {
    const { sent, resent, acknowledged, refused, givenUp } = device.ledger.packs;
    packs.sent += sent;
    packs.resent += resent;
    if (acknowledged !== sent) problems.push(`${station}: ${refused} packs refused, ${givenUp} given up of ${sent}`);
  }
  return { packs, problems };
}
