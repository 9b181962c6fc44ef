/** Part: the loggers of all stations. */
import { type Driven, type DriveOptions, drive } from "./load/drive.ts";
import { hj212Line } from "./load/hj212.ts";
import { httpLine } from "./load/http.ts";
import type { Line } from "./load/line.ts";
import { mqttLine } from "./load/mqtt.ts";
import { StationClock } from "./load/station-clock.ts";
import { serve } from "./process.ts";

export type Protocol = "mqtt" | "http" | "hj212";

/** Where packs go: a broker and the beginning of its topics, the address of an API, or a port. */
export type Destination =
  | { readonly protocol: "mqtt"; readonly url: string; readonly prefix: string }
  | { readonly protocol: "http"; readonly url: string }
  | { readonly protocol: "hj212"; readonly port: number };

const clocks = new Map<number, StationClock>();

function open(to: Destination, station: number): Promise<Line> {
  if (to.protocol === "mqtt") return mqttLine(to.url, to.prefix, station);
  if (to.protocol === "http") return httpLine(to.url, station);
  return hj212Line(to.port, station);
}

const handlers = {
  /** @param from Time of the first observation. */
  start(stations: readonly number[], from: number): void {
    for (const station of stations) clocks.set(station, new StationClock(station, from));
  },
  /** Sends so many packs, and closes its connections when all are answered. */
  async send(to: Destination, options: DriveOptions): Promise<Driven> {
    const lines = await Promise.all([...clocks.keys()].map((station) => open(to, station)));
    const driven = await drive(lines, clocks, options);
    for (const { socket } of lines) socket.destroy();
    return driven;
  },
  close() {},
};

export type LoadPart = typeof handlers;

serve(handlers);
