import type { FastifyInstance } from "fastify";
import type { Clock } from "../../lib/clock.ts";
import type { Logger } from "../../lib/logger.ts";
import type { BridgeConfig, MqttConfig } from "../config/config.ts";
import { startHj212Server } from "../ingest/hj212/server.ts";
import { httpReadings } from "../ingest/http/readings.ts";
import { subscribeMqtt } from "../ingest/mqtt/subscriber.ts";
import { type SenmlReader, senmlReader } from "../ingest/senml/observations.ts";
import type { RunningSource } from "../ingest/source.ts";
import { ucumUnits } from "../ingest/units.ts";
import { bridgeError } from "../model/errors.ts";
import type { Intake } from "../model/frame.ts";
import type { Hj212Device } from "../model/hj212/device.ts";
import type { MqttSession } from "../model/lease.ts";
import type { Registry } from "../model/registry.ts";
import { listenBy } from "./listen.ts";

export interface SourcesParameters {
  readonly config: BridgeConfig;
  readonly intake: Intake;
  readonly registry: Registry;
  readonly clock: Clock;
  readonly log: Logger;
  /** Ends the wait for brokers that do not answer. */
  readonly waitFor?: AbortSignal | undefined;
}

export interface RunningSources extends RunningSource {
  /** Where HJ 212 loggers connect; undefined where none are configured. */
  readonly hj212Port: number | undefined;
  /** Takes what a broker keeps for another worker, with one connection: see `RunningBridge`. */
  adopt(session: MqttSession, signal: AbortSignal, onEnded: () => void): Promise<RunningSource>;
}

/** Everything that readings come in by, except the API's own route: see `httpSource`. */
export async function startSources(parameters: SourcesParameters): Promise<RunningSources> {
  const { config, intake, registry, clock, log, waitFor } = parameters;
  const read = senmlReader({ registry, units: ucumUnits() });
  const running: RunningSource[] = [];
  let hj212Port: number | undefined;
  const stations = config.stations.flatMap(({ station, mqtt }) => (mqtt ? [{ station, filter: mqtt.filter }] : []));
  const subscribe = (broker: MqttConfig, signal: AbortSignal | undefined, onEnded?: () => void) => {
    const onProblem = (err: unknown) => log.warn({ err, url: broker.url, clientId: broker.clientId }, "MQTT");
    return subscribeMqtt({
      ...broker,
      stations,
      intake,
      read,
      clock,
      onProblem,
      ...(onEnded && { onEnded }),
      ...(signal && { signal }),
    });
  };
  try {
    const devices = hj212Devices(config);
    if (config.hj212) {
      const units = ucumUnits();
      const convert = (from: string, to: string) => units.conversion(from, to);
      const options = { ...config.hj212, devices };
      const server = await listenBy("/hj212/port", options.port, () =>
        startHj212Server(options, { intake, registry, convert, clock, log }),
      );
      hj212Port = server.port;
      running.push(server);
    }
    for (const broker of stations.length === 0 ? [] : (config.mqtt ?? [])) {
      running.push(await subscribe(broker, waitFor));
    }
  } catch (error) {
    await Promise.allSettled(running.map((source) => source.close()));
    throw error;
  }
  return {
    hj212Port,
    async adopt({ url, clientId, username }, signal, onEnded) {
      const broker = config.mqtt?.find((each) => each.url === url);
      if (broker === undefined)
        throw bridgeError("SOURCE_CONFIG_INVALID", `no broker at ${url} is configured`, { url });
      return subscribe({ ...broker, clientId, ...(username !== undefined && { username }) }, signal, onEnded);
    },
    async close() {
      await Promise.all(running.map((source) => source.close()));
    },
  };
}

/** The API's route for readings, for the stations that send over HTTP. */
export function httpSource(
  { config, intake, registry, clock, log }: SourcesParameters,
  read: SenmlReader = senmlReader({ registry, units: ucumUnits() }),
) {
  const stations = config.stations.flatMap(({ station, http }) => (http ? [{ station, ...http }] : []));
  const onProblem = (err: unknown) => log.warn({ err }, "HTTP");
  return async (app: FastifyInstance): Promise<void> => {
    if (stations.length > 0) await app.register(httpReadings, { stations, intake, read, clock, onProblem });
  };
}

function hj212Devices(config: BridgeConfig): Record<string, Hj212Device> {
  const devices: Record<string, Hj212Device> = {};
  for (const { station, hj212 } of config.stations) {
    for (const [mn, device] of Object.entries(hj212 ?? {})) devices[mn] = { station, ...device };
  }
  return devices;
}
