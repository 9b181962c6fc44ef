/**
 * Two workers of one gateway beside one, on one PostgreSQL server, behind mosquitto with shared subscriptions. Load, broker, database and
 * workers share the cores of one machine, which are busy with one worker already: what is gained elsewhere shows in what the busiest
 * worker's thread has to do for a reading, its capacity.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../src/lib/package-root.ts";
import type { GivenChain } from "../../src/testing/given-chain.ts";
import { mosquittoBroker, mosquittoProgram } from "../../src/testing/mqtt-brokers.ts";
import { postgresServer } from "../../src/testing/postgres.ts";
import type { ChainPart } from "./chain.ts";
import type { LoadPart } from "./load.ts";
import { type Part, startPart } from "./process.ts";
import { PACK } from "./river.ts";
import type { Row } from "./rows.ts";
import type { Settings } from "./settings.ts";
import { PAST } from "./stage.ts";
import { median, rounded } from "./statistics.ts";
import type { SubjectPart } from "./subject.ts";

const PREFIX = "workers";
/** Milliseconds between two looks at how much is stored. */
const LOOK = 20;
/** Share of a round that is sent before it: a process that began is slower. */
const WARM_UP = 0.2;

type Worker = Part<SubjectPart>;
const program = (name: string) => new URL(`${name}.ts`, import.meta.url);

/** Readings per second of one round. */
interface Round {
  /** Until all are durable, and until the chain has them. */
  readonly durable: number;
  readonly sealed: number;
  /** All readings per second that the thread of the busiest worker computed. */
  readonly capacity: number;
}

interface Compared {
  readonly one: Round;
  readonly two: Round;
}

/** Nothing where the machine has no PostgreSQL, or no broker that knows shared subscriptions. */
export async function measureWorkers(
  settings: Settings,
  given: GivenChain | undefined,
  say: (line: string) => void,
): Promise<Row[]> {
  const mosquitto = mosquittoProgram();
  const server = mosquitto === undefined ? undefined : await postgresServer();
  if (mosquitto === undefined || server === undefined) {
    say("workers: left out, mosquitto or PostgreSQL is not installed");
    return [];
  }
  const base = join(packageRoot(), ".tally", "bench");
  mkdirSync(base, { recursive: true });
  const folder = mkdtempSync(join(base, "run-"));
  const ends: (() => unknown)[] = [() => rmSync(folder, { recursive: true }), () => server.close()];
  try {
    const broker = await mosquittoBroker(mosquitto);
    ends.push(() => broker.close());
    const started = <P extends { close(): Promise<void> }>(part: P): P => {
      ends.push(() => part.close().catch(() => undefined));
      return part;
    };
    const chain = await started(startPart<ChainPart>(program("chain"))).ask.start(settings.stations, given);
    const postgres = await server.fresh();
    const startWorker = async (n: number): Promise<Worker> => {
      const name = `worker-${n}`;
      const own = join(folder, name);
      mkdirSync(own, { recursive: true });
      const worker = started(startPart<SubjectPart>(program("subject")));
      await worker.ask.start({
        folder: own,
        brokers: [{ url: broker.url, version: "5" }],
        prefix: PREFIX,
        chain,
        batch: settings.batch,
        worker: { postgres, name, senderKey: chain.senderKeys[n] as string },
      });
      return worker;
    };
    const load = started(startPart<LoadPart>(program("load")));
    const ids = chain.stations.map(({ id }) => id);
    await load.ask.start(ids, Date.now() - PAST);
    const packs = Math.ceil(settings.readings.workers / PACK);
    const play = async (workers: readonly Worker[]) => {
      await round(workers, load, broker.url, Math.ceil(packs * WARM_UP));
      return round(workers, load, broker.url, packs);
    };

    const rounds: Compared[] = [];
    for (let n = 0; n < settings.rounds; n++) {
      const first = await startWorker(0);
      await holds(first, ids.length);
      const one = await play([first]);
      const second = await startWorker(1);
      await holds(second, Math.floor(ids.length / 2));
      const two = await play([first, second]);
      for (const worker of [first, second]) await worker.close();
      const told = ({ durable, capacity }: Round) => `${rounded(durable)} readings/s of at most ${rounded(capacity)}`;
      say(`workers: one ${told(one)}, two ${told(two)}`);
      rounds.push({ one, two });
    }
    return (["durable", "sealed", "capacity"] as const).map((what) => row(what, rounds));
  } finally {
    for (const end of ends.toReversed()) await end();
  }
}

/** Resolves when a worker seals so many stations. */
async function holds(worker: Worker, stations: number): Promise<void> {
  while ((await worker.ask.held()) < stations) await pause();
}

async function round(workers: readonly Worker[], load: Part<LoadPart>, url: string, packs: number): Promise<Round> {
  const readings = packs * PACK;
  const stored = async () => {
    const counts = await Promise.all(workers.map((worker) => worker.ask.stored()));
    return counts.reduce((sum, count) => sum + count, 0);
  };
  const computed = () => Promise.all(workers.map((worker) => worker.ask.mainThreadMicroseconds()));
  const [before, cpuBefore] = [await stored(), await computed()];
  const { startedAt } = await load.ask.send({ protocol: "mqtt", url, prefix: PREFIX }, { packs });
  while ((await stored()) < before + readings) await pause();
  const durableAt = Date.now();
  await Promise.all(workers.map((worker) => worker.ask.flush()));
  const perSecond = (until: number) => (readings * 1_000) / Math.max(1, until - startedAt);
  const sealed = perSecond(Date.now());
  const cpu = (await computed()).map((after, n) => after - (cpuBefore[n] as number));
  return { durable: perSecond(durableAt), sealed, capacity: (readings * 1_000_000) / Math.max(...cpu) };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK));

function row(what: keyof Round, rounds: readonly Compared[]): Row {
  return {
    name: `bridge-workers-${what}`,
    value: rounded(median(rounds.map(({ two }) => two[what]))),
    unit: "readings/s",
    peer: "one worker",
    peerValue: rounded(median(rounds.map(({ one }) => one[what]))),
    ratio: rounded(median(rounds.map(({ one, two }) => two[what] / one[what])), 3),
  };
}
