import { dspError } from "../errors.ts";
import { idOf } from "../messages/read.ts";
import type { JsonObject } from "../model/json.ts";
import { textOf } from "../model/policy.ts";
import type { Process } from "../model/process.ts";
import type { ProcessKind, ProcessState, Role } from "../model/states.ts";
import type { DspStore } from "../store/store.ts";
import type { Context } from "./context.ts";
import { receive } from "./move.ts";

/** A participant's process. What is another's is not told apart from what is not there. @throws `DSP_NOT_FOUND` */
export function findProcess({ ports }: Context, kind: ProcessKind, participant: string, pid: string): Process {
  const process = ports.store.get(pid);
  if (process?.kind === kind && process.participant === participant) return process;
  throw dspError("DSP_NOT_FOUND", `there is no ${kind} ${pid.slice(0, 100)}`, {
    field: "pid",
    value: pid.slice(0, 100),
  });
}

/** @throws `DSP_PID_MISMATCH` where a message is not about this process */
function requirePids(process: Process, message: JsonObject): void {
  const require = (role: Role, field: string) => {
    const given = textOf(message[field], field);
    const expected = process.role === role ? process.pid : process.peerPid;
    // The other side's pid is learnt from the first message that it sends, where that overtakes its acknowledgement.
    if (expected === undefined || given === expected) return;
    throw dspError("DSP_PID_MISMATCH", `${field}: not that of this ${process.kind}`, { field, value: given, expected });
  };
  require("provider", "providerPid");
  require("consumer", "consumerPid");
}

/** The other side's pid, of its first message to us. It is not that of another process between us. @throws `DSP_PID_MISMATCH` */
function newPeerPid(store: DspStore, { kind, role, participant }: Process, message: JsonObject): string {
  const field = role === "provider" ? "consumerPid" : "providerPid";
  const pid = String(message[field]);
  if (store.byPeer(kind, role, participant, pid) === undefined) return pid;
  throw dspError("DSP_PID_MISMATCH", `${field}: it is that of another ${kind}`, { field, value: pid });
}

/** Takes a message of the other side once: a repetition changes nothing and is answered like the first. */
export function move<P extends Process>(
  { ports, wake }: Context,
  process: P,
  message: JsonObject,
  to: ProcessState,
  change: (moved: P) => P = (moved) => moved,
): P {
  const { store, clock } = ports;
  const moved = store.transaction(() => {
    // It may have changed while the ledger was asked.
    const fresh = store.get(process.pid) as P;
    requirePids(fresh, message);
    const id = idOf(message);
    if (id !== undefined && store.hasTaken(fresh.pid, id)) return fresh;
    const now = clock.now();
    const peerPid = fresh.peerPid ?? newPeerPid(store, fresh, message);
    const next = change(receive({ ...fresh, peerPid, updatedAt: now }, to, now));
    if (id !== undefined) store.take(fresh.pid, id, now);
    store.replace(next);
    return next;
  });
  wake.notify();
  return moved;
}
