import type { ClientBase } from "pg";
import { bridgeError } from "../../model/errors.ts";
import type { Beat, Lease, LeaseTable, Worker } from "../../model/lease.ts";
import type { Connection } from "./connection.ts";

/** So many milliseconds from now, by the database's clock. */
const IN = (place: string) => `clock_timestamp() + ${place} * interval '1 millisecond'`;

const JOIN = `
  INSERT INTO worker (name, instance, sender, stations, sessions, lives_until) VALUES ($1, $2, $3, $4, $5, ${IN("$6")})
  ON CONFLICT (name) DO UPDATE SET instance = excluded.instance, sender = excluded.sender, stations = excluded.stations,
    sessions = excluded.sessions, lives_until = excluded.lives_until, adopter = NULL, adopted_until = NULL`;

/** Locks are taken in the order of the stations, by whoever takes several. */
const LOCK = "SELECT 1 FROM lease WHERE station = ANY ($1::bigint[]) ORDER BY station FOR UPDATE";

const RENEW = `
  UPDATE lease SET expires_at = ${IN("$3")} FROM unnest($1::bigint[], $2::bigint[]) AS mine (station, token)
  WHERE lease.station = mine.station AND lease.token = mine.token RETURNING lease.station, lease.token`;

/** A row that is locked is left alone: somebody writes under its token still, or takes it. */
const CLAIM = `
  UPDATE lease SET holder = $1, token = token + 1, expires_at = ${IN("$3")}
  WHERE station IN (
    SELECT station FROM lease WHERE station = ANY ($2::bigint[]) AND (expires_at <= clock_timestamp() OR holder = $1)
    ORDER BY station FOR UPDATE SKIP LOCKED
  ) RETURNING station, token`;

const RELEASE = `
  UPDATE lease SET token = lease.token + 1, expires_at = clock_timestamp()
  FROM unnest($1::bigint[], $2::bigint[]) AS mine (station, token)
  WHERE lease.station = mine.station AND lease.token = mine.token`;

const ADOPT = `
  UPDATE worker SET adopter = $1, adopted_until = ${IN("$3")} WHERE name = $2 AND lives_until <= clock_timestamp()
    AND (adopter = $1 OR adopter IS NULL OR adopted_until <= clock_timestamp())`;

type Row = { readonly name: string; readonly stations: string; readonly sessions: string; readonly lives: boolean };

const columns = (leases: readonly Lease[]) => [leases.map(({ station }) => station), leases.map(({ token }) => token)];

export function leaseTable({ write, close }: Connection): LeaseTable {
  return {
    join: ({ name, instance, sender, stations, sessions }, ttl) =>
      write(async (client) => {
        // Of two that begin at once, the second sees the first.
        await client.query("LOCK TABLE worker IN EXCLUSIVE MODE");
        const others = "SELECT name FROM worker WHERE sender = $1 AND name <> $2 AND lives_until > clock_timestamp()";
        const [other] = (await client.query<{ name: string }>(others, [sender, name])).rows;
        if (other !== undefined) {
          const message = `worker ${other.name} sends from ${sender}, and lives`;
          throw bridgeError("WORKER_SENDER_SHARED", message, { sender, worker: other.name });
        }
        // One that had the account, stood still and wakes up would give out the same nonces.
        await client.query("UPDATE worker SET instance = '' WHERE sender = $1 AND name <> $2", [sender, name]);
        const values = [name, instance, sender, JSON.stringify(stations), JSON.stringify(sessions), ttl];
        await client.query(JOIN, values);
      }),

    beat: (worker, held, ttl) =>
      write(async (client): Promise<Beat> => {
        await note(client, worker, ttl);
        const [stations, tokens] = columns(held);
        await client.query(LOCK, [stations]);
        const renewed = await client.query<{ station: number; token: number }>(RENEW, [stations, tokens, ttl]);
        const workers = await client.query<Row>(
          "SELECT name, stations, sessions, lives_until > clock_timestamp() AS lives FROM worker ORDER BY name",
        );
        const now = await client.query<{ station: number; holder: string }>(
          "SELECT station, holder FROM lease WHERE expires_at > clock_timestamp() ORDER BY station",
        );
        const [live, gone] = [workers.rows.filter(({ lives }) => lives), workers.rows.filter(({ lives }) => !lives)];
        return {
          renewed: renewed.rows,
          workers: live.map(({ name, stations }) => ({ name, stations: JSON.parse(stations) })),
          held: now.rows,
          gone: gone.map(({ name, sessions }) => ({ name, sessions: JSON.parse(sessions) })),
        };
      }),

    claim: (worker, stations, ttl) =>
      write(async (client) => {
        await requireCurrent(client, worker);
        const add = `INSERT INTO lease SELECT station, '', 0, '-infinity' FROM unnest($1::bigint[]) AS added (station)
          ORDER BY station ON CONFLICT DO NOTHING`;
        await client.query(add, [stations]);
        return (await client.query<{ station: number; token: number }>(CLAIM, [worker.name, stations, ttl])).rows;
      }),

    release: (leases) => write((client) => giveBack(client, leases)),

    adopt: (worker, gone, ttl) =>
      write(async (client) => (await client.query(ADOPT, [worker.name, gone, ttl])).rowCount === 1),

    leave: ({ name, instance }, held) =>
      write(async (client) => {
        await giveBack(client, held);
        const end = "UPDATE worker SET lives_until = clock_timestamp() WHERE name = $1 AND instance = $2";
        await client.query(end, [name, instance]);
        await client.query("UPDATE worker SET adopted_until = clock_timestamp() WHERE adopter = $1", [name]);
      }),
    close,
  };
}

async function requireCurrent(client: ClientBase, { name, instance }: Worker): Promise<void> {
  const sql = "SELECT 1 FROM worker WHERE name = $1 AND instance = $2 FOR SHARE";
  if ((await client.query(sql, [name, instance])).rowCount !== 1) throw replaced(name);
}

async function note(client: ClientBase, { name, instance, stations }: Worker, ttl: number): Promise<void> {
  const sql = `UPDATE worker SET lives_until = ${IN("$3")}, stations = $4 WHERE name = $1 AND instance = $2`;
  if ((await client.query(sql, [name, instance, ttl, JSON.stringify(stations)])).rowCount === 1) return;
  throw replaced(name);
}

function replaced(name: string): Error {
  return bridgeError("WORKER_REPLACED", `another process began in place of worker ${name}`, { worker: name });
}

async function giveBack(client: ClientBase, leases: readonly Lease[]): Promise<void> {
  const [stations, tokens] = columns(leases);
  await client.query(LOCK, [stations]);
  await client.query(RELEASE, [stations, tokens]);
}
