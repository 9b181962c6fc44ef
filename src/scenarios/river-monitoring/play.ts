import type { OpenedBridge } from "../../bridge/compose/open-bridge.ts";
import { systemClock } from "../../lib/clock.ts";
import type { Station } from "../../sdk/sensing/model/station.ts";
import { TALLY_RIVER } from "../../simulator/definition.ts";
import type { Device } from "../../simulator/devices/device.ts";
import { senmlCanSay } from "../../simulator/devices/senml-pack.ts";
import type { SimulatedRiver } from "./simulated.ts";
import type { SimulatedClock } from "./simulated-clock.ts";

/** How much of the river's time is played at once. */
const STEP = 3_600_000;
/** No gateway needs this long for an hour of readings, in milliseconds: then something is broken. */
const PATIENCE = 30_000;

export interface Play {
  readonly river: SimulatedRiver;
  readonly stations: ReadonlyMap<string, Station>;
  readonly devices: ReadonlyMap<string, readonly Device[]>;
  readonly gateways: readonly OpenedBridge[];
  readonly clock: SimulatedClock;
}

/**
 * Plays the river hour by hour: every device sends what is due, and the clock goes on when all gateways have it. Nothing is
 * faster than the sockets and the disks, and times of arrival are those of the play.
 *
 * @returns How many readings were sent.
 */
export async function playRiver({ river, stations, devices, gateways, clock }: Play): Promise<number> {
  const protocols = new Map(TALLY_RIVER.map(({ plan }) => [plan.key, plan.protocol]));
  const streams = [...river.streams].map(([key, readings]) => ({ key, readings, at: 0, sayable: 0 }));
  let sent = 0;
  for (let time = river.from; streams.some(({ readings, at }) => at < readings.length); time += STEP) {
    clock.advance(time + STEP);
    const sending: Promise<void>[] = [];
    for (const stream of streams) {
      const from = stream.at;
      while (stream.at < stream.readings.length && (stream.readings[stream.at]?.sentAt ?? 0) < time + STEP) stream.at++;
      const due = stream.readings.slice(from, stream.at);
      sent += due.length;
      stream.sayable += due.filter(senmlCanSay).length;
      for (const device of devices.get(stream.key) ?? []) sending.push(device.send(due));
    }
    await Promise.all(sending);
    // Over HTTP and HJ 212 the gateway's answer was waited for. Over MQTT it was the broker's.
    for (const { key, sayable } of streams.filter(({ key }) => protocols.get(key) === "mqtt")) {
      for (const gateway of gateways) await received(gateway, stations.get(key)?.id as number, sayable);
    }
  }
  return sent;
}

async function received({ store, url }: OpenedBridge, station: number, expected: number): Promise<void> {
  for (let waited = 0; ; waited += 2) {
    const { readings, duplicates } = await store.tally(station);
    if (readings + duplicates >= expected) return;
    if (waited >= PATIENCE) {
      throw new Error(`${readings + duplicates} of ${expected} readings of station ${station} reached ${url}`);
    }
    await systemClock.sleep(2);
  }
}
