import { isTallyError } from "../../../lib/errors.ts";
import { endMessage } from "../messages/build.ts";
import { isObject } from "../model/json.ts";
import type { Outgoing, Process } from "../model/process.ts";
import { allows, isFinal, type ProcessState } from "../model/states.ts";
import type { HttpAnswer } from "../ports.ts";
import { backoff, type Context, change } from "./context.ts";
import { acknowledged, decided, ended, entered } from "./move.ts";

const paths = { negotiation: "negotiations", transfer: "transfers" } as const;

/** Statuses of a service that is not there, not ready or busy. What else is refused stays refused. */
const LATER: readonly number[] = [404, 408, 425, 429];

/** Attempts after which a refusal by who is in the same state as we are counts. */
const REFUSALS = 2;

/** Sends what was decided. Undefined: no answer, or one that asks to try again. */
async function send(
  { ports }: Context,
  { participant, address }: Process,
  pending: Outgoing,
): Promise<HttpAnswer | undefined> {
  const { participants, http, log } = ports;
  const url = `${address}${pending.path}`;
  try {
    const authorization = await participants.authorize(participant, url);
    const answer = await http.send({
      method: "POST",
      url,
      body: pending.message,
      origins: await participants.origins(participant),
      ...(authorization !== undefined && { authorization }),
    });
    return answer.status >= 500 || LATER.includes(answer.status) ? undefined : answer;
  } catch (err) {
    log.info({ code: isTallyError(err) ? err.code : "INTERNAL", participant, url }, "a message is not delivered yet");
    return undefined;
  }
}

/** The state that the other side says it is in. */
async function peerState({ ports }: Context, process: Process): Promise<ProcessState | undefined> {
  const { participants, http } = ports;
  const { kind, participant, address, peerPid } = process;
  if (peerPid === undefined) return undefined;
  const url = `${address}/${paths[kind]}/${peerPid}`;
  try {
    const authorization = await participants.authorize(participant, url);
    const answer = await http.send({
      method: "GET",
      url,
      origins: await participants.origins(participant),
      ...(authorization !== undefined && { authorization }),
    });
    const { status, body } = answer;
    const ours = isObject(body) && body[`${process.role}Pid`] === process.pid;
    return status === 200 && ours ? (String(body.state) as ProcessState) : undefined;
  } catch {
    return undefined; // it is asked again with the next attempt, or counts as differing
  }
}

/** Delivers a process's message, as often as it takes, until it is acknowledged, refused or given up. */
export async function deliver(context: Context, process: Process): Promise<void> {
  const { pending } = process;
  if (pending === undefined) return;
  const answer = await send(context, process, pending);
  const { clock } = context.ports;
  const taken =
    answer !== undefined &&
    answer.status < 300 &&
    (process.peerPid !== undefined || peerPidOf(context, process, answer) !== undefined);
  const theirs = answer === undefined || taken ? undefined : await peerState(context, process);
  const changed = change(context, process.pid, (fresh) => {
    if (fresh.pending?.id !== pending.id) return undefined;
    const now = clock.now();
    if (taken) return acknowledged({ ...fresh, peerPid: fresh.peerPid ?? peerPidOf(context, fresh, answer) }, now);
    return answer === undefined
      ? later(context, fresh, pending, now)
      : refused(context, fresh, pending, answer, theirs, now);
  });
  if (changed === undefined && taken) await reconcile(context, process.pid);
}

/** Of the answer to a first message: the other side's pid, which is not that of another process between us. */
function peerPidOf({ ports }: Context, process: Process, answer: HttpAnswer): string | undefined {
  const { body } = answer;
  const [ours, theirs] = process.role === "consumer" ? ["consumerPid", "providerPid"] : ["providerPid", "consumerPid"];
  if (!isObject(body) || body[ours as string] !== process.pid) return undefined;
  const pid = body[theirs as string];
  if (typeof pid !== "string" || pid.length === 0 || pid.length > 2_048) return undefined;
  const other = ports.store.byPeer(process.kind, process.role, process.participant, pid);
  return other === undefined || other.pid === process.pid ? pid : undefined;
}

function later<P extends Process>({ settings }: Context, fresh: P, pending: Outgoing, now: number): P {
  const attempts = pending.attempts + 1;
  // An agreement that is on the chain is told for as long as it takes.
  if (attempts >= settings.attempts && pending.to !== "FINALIZED")
    return ended(fresh, `DSP_NOT_DELIVERED after ${attempts} attempts`, now);
  return { ...fresh, pending: { ...pending, attempts, dueAt: now + backoff(attempts) } };
}

/** The states differ, or the other side has the message from an earlier attempt: it is asked, and if they differ, it is over. */
function refused<P extends Process>(
  context: Context,
  fresh: P,
  pending: Outgoing,
  { status }: HttpAnswer,
  theirs: ProcessState | undefined,
  now: number,
): P {
  if (theirs === pending.to) return acknowledged(fresh, now);
  // It may not have noted yet what it answered us; a few attempts later it has.
  if (theirs !== undefined && theirs === fresh.state && pending.attempts < REFUSALS)
    return later(context, fresh, pending, now);
  const { ports } = context;
  const reason = `DSP_NOT_DELIVERED: refused with ${status}`;
  ports.log.warn({ pid: fresh.pid, status, to: pending.to, theirs }, "the other side refused a message");
  const { kind, role, state } = fresh;
  const over = pending.to === "TERMINATED" || theirs === "TERMINATED" || !allows(kind, state, "TERMINATED", role);
  if (over) return ended(fresh, reason, now);
  const id = ports.newId();
  const type = kind === "negotiation" ? "ContractNegotiationTerminationMessage" : "TransferTerminationMessage";
  const message = endMessage(id, type, fresh, "states-differ", reason);
  const path = `/${paths[kind]}/${fresh.peerPid}/termination`;
  return { ...decided(fresh, { id, to: "TERMINATED", path, message }, now), reason };
}

/** Both sent something at once, and theirs came first here while ours came first there: what is final there is final. */
async function reconcile(context: Context, pid: string): Promise<void> {
  const process = context.ports.store.get(pid);
  if (process === undefined || process.state === undefined || isFinal(process.state)) return;
  const theirs = await peerState(context, process);
  if (theirs === undefined || theirs === "FINALIZED" || !isFinal(theirs)) return;
  change(context, pid, (fresh) =>
    fresh.state === undefined || isFinal(fresh.state)
      ? undefined
      : entered({ ...fresh, pending: undefined }, theirs, context.ports.clock.now()),
  );
}
