import { dspError } from "../errors.ts";
import type { Negotiation, Outgoing, Process, Transfer } from "../model/process.ts";
import { isFinal, type ProcessKind } from "../model/states.ts";
import type { Context } from "./context.ts";

type Bookkeeping = "pid" | "failures" | "revision" | "createdAt" | "updatedAt" | "pending" | "decideAt";

type Beginning = Omit<Negotiation, Bookkeeping> | Omit<Transfer, Bookkeeping>;

export type FirstMessage = (process: Process) => Omit<Outgoing, "attempts" | "dueAt">;

export interface BeginOptions {
  /** Our first message. */
  readonly first?: FirstMessage;
  /** The process that there is already, in place of which none is begun. */
  readonly unless?: () => Process | undefined;
}

/** Stores a new process: one that came in, or with our first message to be sent. */
export function begin({ ports, wake }: Context, beginning: Beginning, { first, unless }: BeginOptions = {}): Process {
  const now = ports.clock.now();
  const frame = { pid: ports.newId(), failures: 0, revision: 0, createdAt: now, updatedAt: now };
  const process = { ...beginning, ...frame } as Process;
  const over = process.state !== undefined && isFinal(process.state);
  const pending = first && { ...first(process), attempts: 0, dueAt: now };
  const whole = { ...process, pending, decideAt: pending === undefined && !over ? now : undefined };
  const begun = ports.store.transaction(() => {
    const { kind, role, participant, peerPid } = whole;
    // The same message may have come in twice at a time.
    const before = peerPid === undefined ? unless?.() : ports.store.byPeer(kind, role, participant, peerPid);
    if (before !== undefined) return before;
    ports.store.insert(whole);
    return whole;
  });
  wake.notify();
  return begun;
}

/** @throws `DSP_TOO_MANY_OPEN` */
export function requireRoom({ ports, settings }: Context, kind: ProcessKind, participant: string): void {
  const open = ports.store.countOpen(kind, participant);
  if (open < settings.openPerParticipant) return;
  const values = { field: "participant", value: participant, open, limit: settings.openPerParticipant };
  throw dspError("DSP_TOO_MANY_OPEN", `${participant} has ${open} open ${kind}s`, values);
}
