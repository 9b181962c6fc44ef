/** Two workers of one gateway beside one, on one PostgreSQL server, behind mosquitto with shared subscriptions. */
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

type Worker = Part<SubjectPart>;
const program = (name: string) => new URL(`${name}.ts`, import.meta.url);

/** Readings per second of one round, until they are durable and until the chain has them. */
interface Round {
  readonly durable: number;
  readonly sealed: number;
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
    const play = (workers: readonly Worker[]) => round(workers, load, broker.url, settings.readings.workers);

    const first = await startWorker(0);
    const rounds: { readonly one: Round; readonly two: Round }[] = [];
    for (let n = 0; n < settings.rounds; n++) {
      const one = await play([first]);
      const second = await startWorker(1);
      await shared(second, ids.length);
      const two = await play([first, second]);
      await second.close();
      say(`workers: one ${rounded(one.durable)} readings/s, two ${rounded(two.durable)}`);
      rounds.push({ one, two });
    }
    return [row("durable", rounds), row("sealed", rounds)];
  } finally {
    for (const end of ends.toReversed()) await end();
  }
}

/** Resolves when a worker that began has its share of the stations. */
async function shared(worker: Worker, stations: number): Promise<void> {
  while ((await worker.ask.held()) < Math.floor(stations / 2)) await pause();
}

async function round(workers: readonly Worker[], load: Part<LoadPart>, url: string, readings: number): Promise<Round> {
  const stored = async () => {
    const counts = await Promise.all(workers.map((worker) => worker.ask.stored()));
    return counts.reduce((sum, count) => sum + count, 0);
  };
  const before = await stored();
  const { startedAt } = await load.ask.send({ protocol: "mqtt", url, prefix: PREFIX }, { packs: readings / PACK });
  while ((await stored()) < before + readings) await pause();
  const durableAt = Date.now();
  await Promise.all(workers.map((worker) => worker.ask.flush()));
  const perSecond = (until: number) => (readings * 1_000) / Math.max(1, until - startedAt);
  return { durable: perSecond(durableAt), sealed: perSecond(Date.now()) };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK));

function row(what: keyof Round, rounds: readonly { readonly one: Round; readonly two: Round }[]): Row {
  return {
    name: `bridge-workers-${what}`,
    value: rounded(median(rounds.map(({ two }) => two[what]))),
    unit: "readings/s",
    peer: "one worker",
    peerValue: rounded(median(rounds.map(({ one }) => one[what]))),
    ratio: rounded(median(rounds.map(({ one, two }) => two[what] / one[what])), 3),
  };
}
