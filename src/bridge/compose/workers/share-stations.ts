import { randomUUID } from "node:crypto";
import { computeAddress } from "ethers";
import type { Clock } from "../../../lib/clock.ts";
import type { Logger } from "../../../lib/logger.ts";
import type { BridgeConfig, WorkersConfig } from "../../config/config.ts";
import { HeldLeases } from "../../lease/held-leases.ts";
import { keepLeases, type RunningLeases } from "../../lease/lease-loop.ts";
import type { LeaseTable, Tenure, Worker } from "../../model/lease.ts";
import type { ReadingStore } from "../../model/store.ts";
import type { BridgeMetrics } from "../../serve/metrics.ts";
import type { PostgresStore } from "../../store/postgres/store.ts";
import type { RunningBridge } from "../running-bridge.ts";
import { adoptSessions } from "./adopt-sessions.ts";

export interface SharingParameters {
  readonly workers: WorkersConfig;
  readonly config: Pick<BridgeConfig, "stations" | "mqtt">;
  readonly store: PostgresStore;
  readonly clock: Clock;
  readonly log: Logger;
}

/** This process's part in a gateway of several workers. */
export interface Sharing {
  readonly tenure: Tenure;
  /** For what is written of batches: only where the station is held. */
  readonly store: ReadingStore;
  measure(metrics: BridgeMetrics): void;
  /** Is known to the others from now on, and takes nothing yet. */
  join(): Promise<void>;
  /** Takes stations, and sessions of workers that are gone. */
  open(bridge: Pick<RunningBridge, "adopt" | "note">): void;
  close(): Promise<void>;
}

/** Where the configuration says nothing: a worker that died is replaced within 30 s, its batches' time included. */
export const LEASE_SECONDS = 5;

export function shareStations({ workers, config, store, clock, log }: SharingParameters): Sharing {
  const ttl = 1_000 * (workers.leaseSeconds ?? LEASE_SECONDS);
  const worker = workerOf(workers, config);
  const held = new HeldLeases({
    clock,
    onTaken: (lease) => log.info({ ...lease, worker: worker.name }, "station taken"),
    onLost: (lease, why) => log.info({ ...lease, worker: worker.name, why }, "station given up"),
  });
  // An answer that comes when the lease is over is of no use.
  const table: LeaseTable = store.leases(ttl);
  let bridge: Pick<RunningBridge, "adopt" | "note"> | undefined;
  let problem: unknown;
  let alive = 1;
  const sessions = adoptSessions({
    worker,
    table,
    ttl,
    log,
    open: (session, signal, onEnded) => (bridge as RunningBridge).adopt(session, signal, onEnded),
    note: (what, error) => bridge?.note(what, error),
  });
  let leases: RunningLeases | undefined;
  let closed: Promise<void> | undefined;
  async function close(): Promise<void> {
    await leases?.close();
    await sessions.close();
    await table.close();
  }

  return {
    tenure: held,
    store: store.fenced({ tokenOf: (station) => held.token(station), onRefused: (station) => held.lose(station) }),
    measure(metrics) {
      for (const { station } of config.stations.filter(({ proposes }) => proposes))
        metrics.leaseHeld.set({ station: String(station) }, held.holds(station) ? 1 : 0);
      metrics.leaseChanges.reset();
      for (const [change, count] of Object.entries(held.changes)) metrics.leaseChanges.inc({ change }, count);
      metrics.workersAlive.set(alive);
      metrics.sessionsAdopted.set(sessions.count);
    },
    async join() {
      leases = await keepLeases({
        worker,
        table,
        held,
        ttl,
        clock,
        async onBeat(beat) {
          alive = beat.workers.length;
          if (bridge !== undefined) await sessions.follow(beat);
        },
        onProblem(error) {
          if (error !== undefined && problem === undefined) log.error({ err: error }, "no station can be held");
          problem = error;
          bridge?.note("workers", error);
        },
      });
    },
    open(opened) {
      bridge = opened;
      bridge.note("workers", problem);
      leases?.open();
    },
    close() {
      closed ??= close();
      return closed;
    },
  };
}

function workerOf({ name, senderKey }: WorkersConfig, { stations, mqtt }: SharingParameters["config"]): Worker {
  return {
    name,
    instance: randomUUID(),
    sender: computeAddress(senderKey),
    stations: stations.filter(({ proposes }) => proposes).map(({ station }) => station),
    sessions: (mqtt ?? []).map(({ url, clientId, username }) =>
      username === undefined ? { url, clientId } : { url, clientId, username },
    ),
  };
}
