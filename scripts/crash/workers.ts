import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Wallet } from "ethers";
import pg from "pg";
import { LEASE_SECONDS } from "../../src/bridge/compose/workers/share-stations.ts";
import { openPostgresStore } from "../../src/bridge/store/postgres/store.ts";
import { systemClock } from "../../src/lib/clock.ts";
import { connect } from "../../src/sdk/core/connect.ts";
import { connectMqttDevice } from "../../src/simulator/devices/mqtt.ts";
import { mosquittoBroker, mosquittoProgram } from "../../src/testing/mqtt-brokers.ts";
import { postgresServer } from "../../src/testing/postgres.ts";
import { packsOf, type RunningDevice, senmlOf, startReplay } from "./bridge/devices.ts";
import { prepareField, RIVER } from "./bridge/field.ts";
import { type Life, startLife } from "./bridge/life.ts";
import { openGround } from "./ground.ts";
import { compareAll } from "./workers/compare-all.ts";
import { watchSealing } from "./workers/sealing-watch.ts";
import { workersUnderFire } from "./workers/under-fire.ts";
import { nameOf, topicOf, workerTask } from "./workers/worker-task.ts";

export interface WorkersCrashParameters {
  readonly seconds: number;
  /** Seconds from one kill to the next. @default 10 */
  readonly every?: number;
  /** How long a lease lasts. @default as the bridge has it */
  readonly leaseSeconds?: number;
  /** Milliseconds for which a station may not be sealed. Left out, that is not judged: on a busy machine it says nothing. */
  readonly mostSilence?: number;
  readonly seed: number;
  /** Hears of every death. */
  readonly onDeath?: (worker: number, kills: number) => void;
}

export interface WorkersCrashResult {
  readonly seed: number;
  readonly seconds: number;
  /** How long a lease lasts. */
  readonly leaseSeconds: number;
  readonly kills: number;
  readonly pauses: number;
  readonly packs: { readonly sent: number; readonly resent: number };
  readonly readings: number;
  readonly duplicates: number;
  readonly batches: number;
  readonly proved: number;
  /** Longest time from a kill until the chain got something of each station that the worker held, in milliseconds. */
  readonly longestRecovery: number;
  /** Longest time in which the chain got nothing of a station while all were measured, in milliseconds. */
  readonly longestSilence: number;
  /** Stations that were taken, all told. */
  readonly taken: number;
  readonly warnings: Readonly<Record<string, number>>;
  readonly problems: readonly string[];
}

const WORKERS = 3;
/** Milliseconds between two moments of the river. */
const PACE = 40;
/** How long sealing all there is may take without faults. */
const LAST_WORK = 120_000;

/** What the run wants and is not on this machine; undefined where all is. */
export async function missingForWorkers(): Promise<string | undefined> {
  if (mosquittoProgram() === undefined) return "no mosquitto on this machine";
  const server = await postgresServer();
  await server?.close();
  return server === undefined ? "no $TALLY_POSTGRES_URL and no PostgreSQL on this machine" : undefined;
}

/**
 * Three workers of one gateway on one PostgreSQL server take a river from mosquitto over shared subscriptions. One is killed every
 * ten seconds and started again, another stopped in between for longer than its leases last. In the end store and chain are
 * compared with what the broker acknowledged.
 */
export async function workersCrashRun(parameters: WorkersCrashParameters): Promise<WorkersCrashResult> {
  const {
    seconds,
    every = 10,
    leaseSeconds = LEASE_SECONDS,
    mostSilence = Number.POSITIVE_INFINITY,
    seed,
    onDeath,
  } = parameters;
  const folder = mkdtempSync(join(tmpdir(), "crash-"));
  const toEnd: (() => unknown)[] = [() => rmSync(folder, { recursive: true })];
  try {
    const server = await postgresServer();
    if (server === undefined) throw new Error("no PostgreSQL server");
    toEnd.push(() => server.close());
    const postgres = await server.fresh();
    const broker = await mosquittoBroker(mosquittoProgram() as string);
    toEnd.push(() => broker.close());
    const ground = await openGround(undefined);
    toEnd.push(() => ground.close());
    const field = await prepareField(ground, 1, RIVER);
    const senders = Array.from({ length: WORKERS }, (_, n) => new Wallet(`0x${`d${n}`.repeat(32)}`));
    for (const { address } of senders) await ground.fund(address);

    const warnings: Record<string, number> = {};
    const warn = (line: string) => {
      const code = /"code":"(\w+)"/.exec(line)?.[1] ?? "other";
      warnings[code] = (warnings[code] ?? 0) + 1;
    };
    const setup = { field, folder, postgres, broker: broker.url, chain: ground.url, senders, leaseSeconds };
    const start = (n: number): Life => {
      const life = startLife(workerTask(n, setup), warn);
      toEnd.push(life.kill);
      return life;
    };
    const first = senders.map((_, n) => start(n));
    // The broker keeps a session for each worker from its first subscription on, and not before.
    await Promise.all(first.map((life) => Promise.race([life.running, life.ended])));

    const devices: RunningDevice[] = [];
    for (const simulated of RIVER) {
      const { key } = simulated.plan;
      const name = { url: broker.url, topic: topicOf(key), clientId: `device-${key}` };
      const device = await connectMqttDevice({ ...name, senml: senmlOf(simulated) });
      devices.push({ station: key, gateways: [0], device });
      toEnd.push(() => device.close());
    }
    const replay = startReplay(seed, PACE, RIVER);
    const sent = Promise.all(devices.map(({ station, device }) => device.send(replay.readings(station))));

    const client = await connect({ provider: ground.provider, deployment: field.deployment });
    const ids = field.stations.map(({ id }) => id);
    const watch = watchSealing(client, ids);
    const database = new pg.Client({ connectionString: postgres });
    await database.connect();
    toEnd.push(() => database.end());
    const heldBy = async (n: number): Promise<number[]> => {
      const sql = "SELECT station FROM lease WHERE holder = $1 AND expires_at > clock_timestamp()";
      const { rows } = await database.query<{ station: string }>(sql, [nameOf(n)]);
      return rows.map(({ station }) => Number(station));
    };
    let deaths = 0;
    const fire = await workersUnderFire(
      { seed, seconds, every, watch, heldBy, start, onDeath: (n) => onDeath?.(n, ++deaths) },
      first,
    );
    const longestSilence = watch.longestSilence();
    await watch.stop();

    replay.stop();
    await sent;
    const store = await openPostgresStore({ url: postgres });
    toEnd.push(() => store.close());
    const late = new AbortController();
    const allSealed = async () => {
      for (const [i, id] of ids.entries()) {
        const want = devices[i]?.device.ledger.acknowledged.length as number;
        while ((await store.lastSeq(id)) < want && !late.signal.aborted) await systemClock.sleep(50);
        const isOpen = async () => {
          const through = await store.batchedThrough(id);
          return through < (await store.lastSeq(id)) || (await store.unsealed(id, 1)).length > 0;
        };
        while ((await isOpen()) && !late.signal.aborted) await systemClock.sleep(50);
      }
      return true;
    };
    const inTime = await Promise.race([allSealed(), systemClock.sleep(LAST_WORK, late.signal).then(() => false)]);
    late.abort();
    for (const life of fire.lives) await life.close();

    const { rows } = await database.query<{ taken: string }>("SELECT sum(token) AS taken FROM lease");
    const { packs, problems: unsent } = packsOf(devices);
    const { problems, ...totals } = await compareAll({ client, store, devices, stations: field.stations, seed });
    const longestRecovery = Math.max(0, ...fire.recoveries);
    return {
      seed,
      seconds,
      leaseSeconds,
      kills: fire.kills,
      pauses: fire.pauses,
      packs,
      ...totals,
      longestRecovery,
      longestSilence,
      taken: Number(rows[0]?.taken),
      warnings,
      problems: [
        ...(inTime ? [] : ["not all was sealed after the last kill"]),
        ...(longestSilence > mostSilence ? [`a station was not sealed for ${longestSilence} ms`] : []),
        ...unsent,
        ...problems,
      ],
    };
  } finally {
    for (const end of toEnd.toReversed()) await end();
  }
}
