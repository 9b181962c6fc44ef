import { untilAborted } from "../../lib/abort.ts";
import { type Clock, systemClock } from "../../lib/clock.ts";
import { isTallyError, type TallyError } from "../../lib/errors.ts";
import type { Client } from "../../sdk/core/client.ts";
import { deployedContract } from "../../sdk/core/deployment.ts";
import { sdkError } from "../../sdk/core/errors.ts";
import type { Cursor } from "../../sdk/core/events/cursor.ts";
import { streamEvents } from "../../sdk/core/events/stream.ts";
import { rpc } from "../../sdk/core/rpc.ts";
import { attestationsContract } from "../../sdk/evidence/contracts.ts";
import { statusOf } from "../../sdk/evidence/model/statement/status.ts";
import { type Calibration, getCalibrations } from "../../sdk/sensing/actions/sensors/get-calibrations.ts";
import { calibrationLapsed } from "../../sdk/sensing/model/calibration-lapsed.ts";
import type { Sensor, Station } from "../../sdk/sensing/model/station.ts";
import { fixedRegistry, type Registry } from "../model/registry.ts";
import { type FieldEvent, FieldState, fieldEvents } from "./field-state.ts";

export interface ChainRegistryParameters {
  /** Milliseconds between looks at the chain. @default 5000 */
  readonly pollInterval?: number;
  /** Milliseconds between two attempts of one look, doubled while the node does not answer. @default 1000 */
  readonly retryAfter?: number;
  readonly clock?: Clock;
  /** Called after something has changed. */
  readonly onChange?: () => void;
  /** Called when `follow` could not refresh, and tries again. */
  readonly onProblem?: (error: TallyError) => void;
}

/** Stations and sensors as the chain has them, kept up to date. Knows those in service, and sensors that once were. */
export interface ChainRegistry extends Registry {
  /** Calibrations on chain, newest last. */
  calibrations(sensor: number): readonly Calibration[];
  /** Whether a sensor's calibration had lapsed at a time (Unix milliseconds), as far as the chain says now. */
  calibrationLapsed(sensor: number, at: number): boolean;
  /** Takes in what the chain has by now. */
  refresh(): Promise<void>;
  /**
   * Refreshes until `signal` aborts, also through times in which the node does not answer, or refuses.
   *
   * @throws `CHAIN_CHANGED` when what was read is not on the chain any more: start anew then.
   */
  follow(signal: AbortSignal): Promise<void>;
}

/**
 * Loads all stations, sensors and calibrations.
 *
 * @throws `RPC_UNREACHABLE`, `RPC_REFUSED`.
 */
export async function chainRegistry(client: Client, parameters: ChainRegistryParameters = {}): Promise<ChainRegistry> {
  const {
    pollInterval = 5_000,
    retryAfter = 1_000,
    clock = systemClock,
    onChange = () => {},
    onProblem = () => {},
  } = parameters;
  const field = new FieldState();
  const calibrations = new Map<string, Calibration>();
  let cursor: Cursor | undefined;
  let now: Registry = fixedRegistry([]);
  let bySensor = new Map<number, Calibration[]>();

  const takeCalibrations = async (fromBlock: number, toBlock: number): Promise<boolean> => {
    let changed = false;
    for (const [uid, { revoked }] of calibrations) {
      const status = statusOf((await rpc(() => attestationsContract(client).recordOf(uid))).status);
      if (status === "Replaced") changed = calibrations.delete(uid);
      else if (!revoked && status === "Revoked") {
        calibrations.set(uid, { ...(calibrations.get(uid) as Calibration), revoked: true });
        changed = true;
      }
    }
    for (const found of await getCalibrations(client, { fromBlock, toBlock })) {
      calibrations.set(found.uid, found);
      changed = true;
    }
    return changed;
  };

  /** A chain that was put back, or replaced, is found while it is shorter, too: it would be long again one day. */
  const requireSame = async (seen: Cursor, head: number): Promise<void> => {
    // A node may not show its newest block yet: then it is asked again the next time.
    const actual =
      head < seen.block ? undefined : ((await rpc(() => client.provider.getBlock(head)))?.hash ?? seen.blockHash);
    if (actual === seen.blockHash) return;
    const message = `block ${seen.block} is not ${seen.blockHash} any more`;
    throw sdkError("CHAIN_CHANGED", message, { cursor: seen, head, actual });
  };

  const refresh = async (signal?: AbortSignal): Promise<void> => {
    const head = await rpc(() => client.provider.getBlockNumber());
    if (cursor && head <= cursor.block) return requireSame(cursor, head);
    const first = cursor ? cursor.block + 1 : deployedContract(client.deployment, "Feeds", "sensing").block;
    const events: FieldEvent[] = [];
    let reached = cursor;
    const stop = new AbortController();
    const until = signal ? AbortSignal.any([stop.signal, signal]) : stop.signal;
    const from = cursor ?? first;
    for await (const item of streamEvents(client, {
      ...fieldEvents,
      from,
      clock,
      pollInterval: retryAfter,
      signal: until,
    })) {
      if (item.type === "event") events.push(item);
      else reached = item.cursor;
      if (item.type === "checkpoint" && item.cursor.block >= head) stop.abort();
    }
    if (!stop.signal.aborted) return; // stopped from outside, halfway
    const recalibrated = await takeCalibrations(first, head);
    // From here on nothing waits: what is read is taken in as a whole, or not at all.
    for (const event of events) field.apply(event);
    cursor = reached;
    if (events.length > 0) now = fixedRegistry(field.inService());
    if (recalibrated) bySensor = Map.groupBy(calibrations.values(), ({ sensor }) => sensor);
    if (events.length > 0 || recalibrated) onChange();
  };

  await refresh();
  return {
    station: (id: number): Station | undefined => now.station(id),
    sensor: (id: number): Sensor | undefined => field.sensor(id),
    sensorOf: (station, parameter) => now.sensorOf(station, parameter),
    stations: () => now.stations(),
    calibrations: (sensor) => bySensor.get(sensor) ?? [],
    calibrationLapsed: (sensor, at) => calibrationLapsed(bySensor.get(sensor) ?? [], at),
    refresh: () => refresh(),
    async follow(signal) {
      while (!signal.aborted) {
        await clock.sleep(pollInterval, signal);
        if (signal.aborted) return;
        try {
          await untilAborted(signal, () => refresh(signal));
        } catch (error) {
          if (signal.aborted) return;
          if (!isTallyError(error) || isTallyError(error, "CHAIN_CHANGED")) throw error;
          onProblem(error);
        }
      }
    },
  };
}
