import { isTallyError } from "../../../lib/errors.ts";
import type { Logger } from "../../../lib/logger.ts";
import type { RunningSource } from "../../ingest/source.ts";
import type { Beat, LeaseTable, MqttSession, Worker } from "../../model/lease.ts";

export interface AdoptSessionsParameters {
  readonly worker: Worker;
  readonly table: Pick<LeaseTable, "adopt">;
  /** Milliseconds for which an adoption holds without another beat. */
  readonly ttl: number;
  readonly log: Logger;
  /** Opens a session that a broker keeps for another worker; it ends with its connection. */
  open(session: MqttSession, signal: AbortSignal, onEnded: () => void): Promise<RunningSource>;
  /** Hears what is wrong, and `undefined` once nothing is. */
  note(what: string, error: unknown): void;
}

export interface AdoptedSessions {
  /** How many workers are stood in for. */
  readonly count: number;
  /** Adopts what is nobody's, and lets go of what is somebody's again. Waits for the database alone, and not for brokers. */
  follow(beat: Pick<Beat, "gone">): Promise<void>;
  close(): Promise<void>;
}

interface Adoption {
  readonly over: AbortController;
  /** By what each session is called where something is wrong with it. */
  readonly sources: Map<string, Promise<RunningSource | undefined>>;
  /** What was told of. */
  readonly faults: Set<string>;
}

/**
 * A broker goes on sharing messages out to the session of a worker that is gone, and forgets them with it. So another worker takes
 * the session until that one is back, which takes it by connecting. A connection that ended otherwise is made again with the next
 * beat.
 */
export function adoptSessions(parameters: AdoptSessionsParameters): AdoptedSessions {
  const { worker, table, ttl, log, open, note } = parameters;
  const adopted = new Map<string, Adoption>();
  /** What is let go of: it answers what it took, and a beat must not wait for that. */
  const ending = new Set<Promise<void>>();

  async function take(what: string, session: MqttSession, { over, sources, faults }: Adoption) {
    const { url, clientId } = session;
    try {
      const source = await open(session, over.signal, () => sources.delete(what));
      log.info({ url, clientId }, "session adopted");
      note(what, undefined);
      return source;
    } catch (error) {
      if (over.signal.aborted) return undefined;
      // What the broker refuses once it refuses again: that is for the operator.
      if (isTallyError(error) && error.retryable) sources.delete(what);
      faults.add(what);
      note(what, error);
      log.warn({ url, clientId, err: error }, "a session cannot be adopted");
      return undefined;
    }
  }

  function begin(name: string, sessions: readonly MqttSession[]): void {
    const adoption = adopted.get(name) ?? {
      over: new AbortController(),
      sources: new Map(),
      faults: new Set<string>(),
    };
    adopted.set(name, adoption);
    for (const session of sessions) {
      const what = `session ${session.clientId} of worker ${name}`;
      if (!adoption.sources.has(what)) adoption.sources.set(what, take(what, session, adoption));
    }
  }

  function end(name: string): void {
    const adoption = adopted.get(name);
    if (adoption === undefined) return;
    adopted.delete(name);
    adoption.over.abort(new Error(`worker ${name} is back`));
    for (const what of adoption.faults) note(what, undefined);
    const closing = Promise.all([...adoption.sources.values()].map(async (source) => (await source)?.close()))
      .catch((err: unknown) => log.warn({ worker: name, err }, "a session could not be closed"))
      .then(() => void ending.delete(closing));
    ending.add(closing);
  }

  return {
    get count() {
      return adopted.size;
    },
    async follow({ gone }) {
      const names = new Set(gone.map(({ name }) => name));
      for (const name of [...adopted.keys()]) if (!names.has(name)) end(name);
      for (const { name, sessions } of gone) {
        if (sessions.length === 0) continue;
        const isOurs = await table.adopt(worker, name, ttl);
        if (isOurs) begin(name, sessions);
        if (!isOurs) end(name);
      }
    },
    async close() {
      for (const name of [...adopted.keys()]) end(name);
      await Promise.all(ending);
    },
  };
}
