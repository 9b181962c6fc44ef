import type { Process } from "../model/process.ts";
import { type Context, change } from "./context.ts";
import { decide } from "./decide.ts";
import { deliver } from "./deliver.ts";
import { tellEffect } from "./effects.ts";

/** Processes that are worked on at a time, and of one participant: who answers slowly holds up nobody else. */
const AT_ONCE = { all: 64, each: 4 } as const;

/** Milliseconds after which a process is taken up again whose work failed in a way that nobody thought of. */
const FAULT = 60_000;

async function work(context: Context, { pid }: Process): Promise<void> {
  const { store, clock, log } = context.ports;
  const now = clock.now();
  try {
    const process = store.get(pid);
    if (process?.effect !== undefined && (process.effectAt ?? 0) <= now) await tellEffect(context, process);
    const fresh = store.get(pid);
    if (fresh?.pending !== undefined) {
      if (fresh.pending.dueAt <= now) await deliver(context, fresh);
    } else if (fresh?.decideAt !== undefined && fresh.decideAt <= now) await decide(context, fresh);
  } catch (err) {
    log.error({ err, pid }, "a process of the Dataspace Protocol failed");
    change(context, pid, (fresh) => putOff(fresh, clock.now() + FAULT));
  }
}

const putOff = (process: Process, at: number): Process => ({
  ...process,
  pending: process.pending && { ...process.pending, dueAt: Math.max(process.pending.dueAt, at) },
  decideAt: process.decideAt && Math.max(process.decideAt, at),
  effectAt: process.effect && at,
});

/** Works on what is due, once. Says on how many. */
export async function round(context: Context): Promise<number> {
  const { store, clock } = context.ports;
  const due = store.due(clock.now(), AT_ONCE);
  await Promise.all(due.map((process) => work(context, process)));
  return due.length;
}

/** Works on what is due until `signal` aborts, and ends when nothing is under way. */
export async function run(context: Context, signal: AbortSignal): Promise<void> {
  const { store, clock } = context.ports;
  const busy = new Map<string, Promise<void>>();

  function begin(now: number): void {
    for (const process of store.due(now, AT_ONCE)) {
      const { pid } = process;
      if (busy.has(pid)) continue;
      const working = work(context, process).finally(() => {
        busy.delete(pid);
        context.wake.notify();
      });
      busy.set(pid, working);
    }
  }

  while (!signal.aborted) {
    const now = clock.now(); // one for both: what falls due between two readings would be neither begun nor waited for
    begin(now);
    const at = store.nextDue(now);
    const over = new AbortController();
    const either = AbortSignal.any([signal, over.signal]);
    const waits = [context.wake.wait(either)];
    if (at !== undefined) waits.push(clock.sleep(at - now, either));
    await Promise.race(waits);
    over.abort();
  }
  await Promise.all(busy.values());
}
