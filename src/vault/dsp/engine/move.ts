import { dspError } from "../errors.ts";
import type { Effect, Outgoing, Process } from "../model/process.ts";
import { allows, isFinal, otherRole, type ProcessState } from "../model/states.ts";

/** The state that the other side's message leads to, or an error: what the table lacks is forbidden. */
export function receive<P extends Process>(process: P, to: ProcessState, now: number): P {
  const peer = otherRole(process.role);
  const { kind, state, pending } = process;
  if (state !== undefined && allows(kind, state, to, peer))
    return entered({ ...process, pending: keep(process, to) }, to, now);
  // It answers our message: so it has that, though its acknowledgement was lost or is still on its way.
  if (pending !== undefined && allows(kind, pending.to, to, peer))
    return entered({ ...process, pending: undefined }, to, now);
  throw dspError("DSP_STATE_FORBIDS", `a ${kind} that is ${state} cannot become ${to} by the ${peer}`, {
    field: "state",
    state,
    to,
    by: peer,
  });
}

/** A message of ours that crossed the other side's: still to be sent where it is allowed after that. */
const keep = ({ kind, role, pending }: Process, after: ProcessState): Outgoing | undefined =>
  pending !== undefined && allows(kind, after, pending.to, role) ? pending : undefined;

/** The other side has our message. */
export const acknowledged = <P extends Process>(process: P, now: number): P =>
  process.pending === undefined ? process : entered({ ...process, pending: undefined }, process.pending.to, now);

/** A process in a state that both sides know of: the rules are asked next, unless it is over. */
export function entered<P extends Process>(process: P, to: ProcessState, now: number): P {
  const decideAt = isFinal(to) ? undefined : now;
  const moved = { ...process, state: to, decideAt, failures: 0 } as P;
  return moved.kind === "transfer" ? withEffect(moved, effectOf(moved, to)) : moved;
}

const withEffect = <P extends Process>(process: P, effect: Effect | undefined): P => ({
  ...process,
  effect,
  effectAt: undefined,
  effectFailures: 0,
});

/** What the data plane has to be told of a transfer that enters a state. */
function effectOf({ role }: Process, to: ProcessState): Effect | undefined {
  if (role === "consumer") return to === "STARTED" ? "receive" : undefined;
  if (to === "STARTED") return "open";
  return to === "REQUESTED" ? undefined : "close";
}

/** It ends here, whatever the other side knows. An agreement that the ledger has, and the consumer has not, is withdrawn there. */
export function ended<P extends Process>(process: P, reason: string, now: number): P {
  const over = entered({ ...process, pending: undefined, reason }, "TERMINATED", now);
  return process.pending?.to === "FINALIZED" ? withEffect(over, "withdraw") : over;
}

/** A decision, to be sent. @throws `DSP_STATE_FORBIDS` where our role may not do it in this state */
export function decided<P extends Process>(process: P, out: Omit<Outgoing, "attempts" | "dueAt">, now: number): P {
  const { kind, state, role } = process;
  if (!allows(kind, state, out.to, role)) {
    const values = { field: "state", state, to: out.to, by: role };
    throw dspError("DSP_STATE_FORBIDS", `a ${kind} that is ${state} cannot become ${out.to} by the ${role}`, values);
  }
  const next = { ...process, pending: { ...out, attempts: 0, dueAt: now }, decideAt: undefined, failures: 0 };
  // Data is closed before the other side hears of it, which may take long.
  if (kind === "transfer" && effectOf(process, out.to) === "close") return withEffect(next, "close");
  const recorded = process.pending?.to === "FINALIZED" && out.to === "TERMINATED";
  return recorded ? withEffect(next, "withdraw") : next;
}
