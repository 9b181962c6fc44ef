import pg from "pg";
import type { Clock } from "../../lib/clock.ts";

/** Who alone follows the chain into a database. It is waited for again after it was lost. */
export interface Leadership {
  /** Whether this process is the one now: asked once. */
  attempt(): Promise<boolean>;
  /** Resolves once this process is the one, or `signal` aborts. */
  wait(signal: AbortSignal): Promise<boolean>;
  close(): Promise<void>;
}

/** A file has one process. */
export const ALONE: Leadership = {
  attempt: async () => true,
  wait: async (signal) => !signal.aborted,
  close: async () => undefined,
};

/** "tally idx", of this purpose alone. */
const LOCK = 8_387_236_823_645_254_776n;
/** Milliseconds between tries. */
const EVERY = 2_000;

/** Milliseconds between looks whether the connection stands, and that an answer may take. */
const [LOOKS, ANSWERED] = [5_000, 5_000];
/** So that the database lets go of a machine that is lost without a word: after ten seconds or so, and not after its usual two hours. */
const KEEP_ALIVE = ["idle", "interval", "count"]
  .map((name, i) => `set_config('tcp_keepalives_${name}', '${[5, 2, 3][i]}', false)`)
  .join();

/** By a lock of PostgreSQL, which ends with the connection that holds it: a process that dies lets go. @param onLost Hears that it did. */
export function postgresLeadership(url: string, clock: Clock, onLost: () => void): Leadership {
  let held: pg.Client | undefined;
  let isFresh = false;
  const closed = new AbortController();
  const lose = (client: pg.Client) => {
    if (held !== client) return;
    held = undefined;
    void client.end().catch(() => undefined); // as long as it stands, the lock is taken: by nobody
    onLost();
  };
  /** A connection that is cut somewhere on its way says nothing of it by itself. */
  async function watchOver(client: pg.Client): Promise<void> {
    for (;;) {
      await clock.sleep(LOOKS, closed.signal);
      if (held !== client || closed.signal.aborted) return;
      await client.query("SELECT 1").catch(() => lose(client));
    }
  }
  async function attempt(): Promise<boolean> {
    const client = new pg.Client({
      connectionString: url,
      application_name: "tallystick-indexer-leader",
      keepAlive: true,
      connectionTimeoutMillis: ANSWERED,
      query_timeout: ANSWERED,
    });
    client.on("error", () => lose(client));
    try {
      await client.connect();
      await client.query(`SELECT ${KEEP_ALIVE}`);
      const { rows } = await client.query("SELECT pg_try_advisory_lock($1) AS got", [String(LOCK)]);
      if (rows[0]?.got === true) {
        [held, isFresh] = [client, true];
        void watchOver(client);
        return true;
      }
    } catch {
      // The database is asked again.
    }
    await client.end().catch(() => undefined);
    return false;
  }
  return {
    attempt,
    async wait(signal) {
      if (held !== undefined && isFresh) {
        isFresh = false; // it was attempted, and nobody has led by it yet
        return true;
      }
      void held?.end().catch(() => undefined); // its connection is broken
      held = undefined;
      while (!signal.aborted) {
        if (await attempt()) {
          isFresh = false;
          return true;
        }
        await clock.sleep(EVERY, signal);
      }
      return false;
    },
    async close() {
      closed.abort();
      await held?.end().catch(() => undefined);
    },
  };
}
