/**
 * Two workers of one gateway beside one, on one PostgreSQL server, behind mosquitto with shared subscriptions. All of it is on one
 * machine, which one worker already makes busy: two are no quicker there. So they are measured twice: as they are, and each with so
 * small a share of a core that it is the worker that is busy, as where each has a machine of its own.
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
import { throttle } from "./throttle.ts";

const PREFIX = "workers";
/** Milliseconds between two looks at how much is stored. */
const LOOK = 20;
/** Of a core, for each worker; and of the readings, which would else take as much longer. */
const SHARE = 0.2;

type Worker = Part<SubjectPart>;
const program = (name: string) => new URL(`${name}.ts`, import.meta.url);

/** Readings per second of one round, until they are durable and until the chain has them. */
interface Round {
  readonly durable: number;
  readonly sealed: number;
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
    const few = Math.ceil(packs * SHARE);
    const send = (workers: readonly Worker[], count: number) => round(workers, load, broker.url, count);
    const slowly = async (workers: readonly Worker[]) => {
      const end = throttle(
        workers.map(({ pid }) => pid),
        SHARE,
      );
      return send(workers, few).finally(end);
    };

    const [plain, slow]: [Compared[], Compared[]] = [[], []];
    for (let n = 0; n < settings.rounds; n++) {
      const workers = [await startWorker(0)];
      await holds(workers[0] as Worker, ids.length);
      await send(workers, few); // a process that began is slower
      const one = { plain: await send(workers, packs), slow: await slowly(workers) };
      const second = await startWorker(1);
      await holds(second, Math.floor(ids.length / 2));
      workers.push(second);
      await send(workers, few);
      const two = { plain: await send(workers, packs), slow: await slowly(workers) };
      for (const worker of workers) await worker.close();
      plain.push({ one: one.plain, two: two.plain });
      slow.push({ one: one.slow, two: two.slow });
      const told = (kind: "plain" | "slow") => `one ${rounded(one[kind].durable)}, two ${rounded(two[kind].durable)}`;
      say(`workers: readings/s ${told("plain")}; with ${SHARE} of a core each ${told("slow")}`);
    }
    return [...rows("bridge-workers", slow), ...rows("bridge-workers-same-cores", plain)];
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
  const before = await stored();
  const { startedAt } = await load.ask.send({ protocol: "mqtt", url, prefix: PREFIX }, { packs });
  while ((await stored()) < before + readings) await pause();
  const durableAt = Date.now();
  await Promise.all(workers.map((worker) => worker.ask.flush()));
  const perSecond = (until: number) => (readings * 1_000) / Math.max(1, until - startedAt);
  return { durable: perSecond(durableAt), sealed: perSecond(Date.now()) };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK));

function rows(name: string, rounds: readonly Compared[]): Row[] {
  return (["durable", "sealed"] as const).map((what) => ({
    name: `${name}-${what}`,
    value: rounded(median(rounds.map(({ two }) => two[what]))),
    unit: "readings/s",
    peer: "one worker",
    peerValue: rounded(median(rounds.map(({ one }) => one[what]))),
    ratio: rounded(median(rounds.map(({ one, two }) => two[what] / one[what])), 3),
  }));
}
