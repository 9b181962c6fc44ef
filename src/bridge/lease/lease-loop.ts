import type { Clock } from "../../lib/clock.ts";
import { isTallyError } from "../../lib/errors.ts";
import { Wake } from "../../lib/wake.ts";
import type { Beat, LeaseTable, Worker } from "../model/lease.ts";
import { assignStations } from "./assign-stations.ts";
import type { HeldLeases } from "./held-leases.ts";

export interface LeaseLoopParameters {
  readonly worker: Worker;
  readonly table: LeaseTable;
  readonly held: HeldLeases;
  /** Milliseconds that a lease lasts. */
  readonly ttl: number;
  readonly clock: Clock;
  /** Hears, after each report to the database, who lives and who does not. */
  onBeat?(beat: Beat): Promise<void>;
  /** Hears why no lease can be had, and `undefined` once they can. */
  onProblem(error: unknown): void;
}

export interface RunningLeases {
  /** From now on stations are taken, and others need not. */
  open(): void;
  /** Gives back what is held, so that others need not wait. */
  close(): Promise<void>;
}

/** Reports of a worker in the time that a lease lasts: two may be missed. */
const BEATS = 3;

/**
 * Keeps leases: reports that the worker lives, renews what it holds, gives back what is another's to have, and takes what nobody
 * holds, once it is opened. Resolves when the worker is known.
 *
 * @throws `WORKER_SENDER_SHARED`, `STORE_FAILED`.
 */
export async function keepLeases(parameters: LeaseLoopParameters): Promise<RunningLeases> {
  const { worker, table, held, ttl, clock, onBeat = async () => {}, onProblem } = parameters;
  const stopping = new AbortController();
  const { signal } = stopping;
  const opened = new Wake();
  let stations: readonly number[] = [];

  async function beat(): Promise<void> {
    const asked = clock.now();
    const said = await table.beat({ ...worker, stations }, held.all(), ttl);
    if (signal.aborted) return;
    held.renew(said.renewed, asked + ttl);
    const assigned = assignStations(said);
    const holderOf = new Map(said.held.map(({ station, holder }) => [station, holder]));
    const surplus = held.all().filter(({ station }) => assigned.get(station) !== worker.name);
    if (surplus.length > 0) await table.release(held.drop(surplus.map(({ station }) => station)));
    const wanted = stations.filter((station) => {
      const holder = holderOf.get(station);
      const isFree = holder === undefined || (holder === worker.name && held.token(station) === undefined);
      return isFree && assigned.get(station) === worker.name;
    });
    if (wanted.length > 0) {
      const taken = await table.claim(worker, wanted, ttl);
      if (signal.aborted) await table.release(taken);
      else held.take(taken);
    }
    await onBeat(said);
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      await rest();
      if (signal.aborted) return;
      try {
        await beat();
        onProblem(undefined);
      } catch (error) {
        onProblem(error);
        if (isTallyError(error, "WORKER_REPLACED")) return held.dropAll("lost");
      }
    }
  }

  async function rest(): Promise<void> {
    const over = new AbortController();
    const either = AbortSignal.any([signal, over.signal]);
    await Promise.race([opened.wait(either), clock.sleep(ttl / BEATS, either)]);
    over.abort();
  }

  /** Ends what the database did not renew in time: it may be another's by now. */
  async function expire(): Promise<void> {
    while (!signal.aborted) {
      const left = held.until - clock.now();
      if (left <= 0 && held.all().length > 0) held.dropAll("expired");
      await clock.sleep(left > 0 ? left : ttl / BEATS, signal);
    }
  }

  await table.join({ ...worker, stations }, ttl);
  const running = [run(), expire()];
  return {
    open() {
      stations = worker.stations;
      opened.notify();
    },
    async close() {
      stopping.abort();
      const leases = held.all();
      held.dropAll("closed");
      // A database that does not answer is not waited for: leases expire by themselves.
      await table.leave(worker, leases).catch(onProblem);
      await Promise.all(running);
    },
  };
}
