import type { Logger } from "../../../lib/logger.ts";
import type { RunningSource } from "../../ingest/source.ts";
import type { Beat, LeaseTable, MqttSession, Worker } from "../../model/lease.ts";

export interface AdoptSessionsParameters {
  readonly worker: Worker;
  readonly table: Pick<LeaseTable, "adopt">;
  /** Milliseconds for which an adoption holds without another beat. */
  readonly ttl: number;
  readonly log: Logger;
  /** Opens a session that a broker keeps for another worker. */
  open(session: MqttSession, signal: AbortSignal): Promise<RunningSource>;
  /** Hears what is wrong, and `undefined` once nothing is. */
  note(what: string, error: unknown): void;
}

export interface AdoptedSessions {
  /** How many workers are stood in for. */
  readonly count: number;
  /** Adopts what is nobody's, and lets go of what is somebody's again. */
  follow(beat: Pick<Beat, "gone">): Promise<void>;
  close(): Promise<void>;
}

interface Adoption {
  readonly over: AbortController;
  /** What each session is called where something is wrong with it, and its source. */
  readonly sources: ReadonlyMap<string, Promise<RunningSource | undefined>>;
}

/**
 * A broker goes on sharing messages out to the session of a worker that is gone, and forgets them with it. So another worker takes
 * the session until that one is back. One that comes back takes it by connecting; then this one's connection ends for good.
 */
export function adoptSessions(parameters: AdoptSessionsParameters): AdoptedSessions {
  const { worker, table, ttl, log, open, note } = parameters;
  const adopted = new Map<string, Adoption>();

  async function take(name: string, what: string, session: MqttSession, signal: AbortSignal) {
    const { url, clientId } = session;
    try {
      const source = await open(session, signal);
      log.info({ worker: name, url, clientId }, "session adopted");
      return source;
    } catch (error) {
      if (signal.aborted) return undefined;
      note(what, error);
      log.warn({ worker: name, url, clientId, err: error }, "a session cannot be adopted");
      return undefined;
    }
  }

  function begin(name: string, sessions: readonly MqttSession[]): void {
    const over = new AbortController();
    const sources = sessions.map((session) => {
      const what = `session ${session.clientId} of worker ${name}`;
      return [what, take(name, what, session, over.signal)] as const;
    });
    adopted.set(name, { over, sources: new Map(sources) });
  }

  async function end(name: string): Promise<void> {
    const adoption = adopted.get(name);
    adopted.delete(name);
    adoption?.over.abort(new Error(`worker ${name} is back`));
    for (const [what, source] of adoption?.sources ?? []) {
      await (await source)?.close();
      note(what, undefined);
    }
  }

  return {
    get count() {
      return adopted.size;
    },
    async follow({ gone }) {
      const names = new Set(gone.map(({ name }) => name));
      for (const name of [...adopted.keys()]) if (!names.has(name)) await end(name);
      for (const { name, sessions } of gone) {
        if (sessions.length === 0) continue;
        const isOurs = await table.adopt(worker, name, ttl);
        if (isOurs && !adopted.has(name)) begin(name, sessions);
        if (!isOurs && adopted.has(name)) await end(name);
      }
    },
    async close() {
      await Promise.all([...adopted.keys()].map(end));
    },
  };
}
