/**
 * `npm run test:crash`: nothing is lost or doubled by what is killed. The bridge is killed N times, SDK, store, keeper, vault, relay and indexer a quarter as
 * often each; N times what `--only` names. Workers of one gateway are killed at intervals for a while.
 */
import type { GivenChain } from "../../src/testing/given-chain.ts";
import { postgresServer } from "../../src/testing/postgres.ts";
import { oneOf, readArguments, wholeNumber } from "../shared/read-arguments.ts";
import { runProgram } from "../shared/run-program.ts";
import { bridgeCrashRun } from "./bridge.ts";
import { leftOut } from "./ground.ts";
import { indexerCrashRun } from "./indexer.ts";
import { keeperCrashRun } from "./keeper.ts";
import { relayCrashRun } from "./relay.ts";
import { sdkCrashRun } from "./sdk.ts";
import { storeCrashRun } from "./store.ts";
import { vaultCrashRun } from "./vault.ts";
import { missingForWorkers, workersCrashRun } from "./workers.ts";

const USAGE = `Usage: npm run test:crash -- [options]

Kills what keeps readings and statements, at points that are drawn, and compares what is there with what was acknowledged.

  --kills N    kills of the bridge; a quarter of it for SDK, store, keeper, vault, relay and indexer (default: 200)
  --seed S     the draw (default: 1)
  --seconds N  for which workers of one gateway are killed (default: 20)
  --every N    seconds from one of these kills to the next (default: 10)
  --lease N    seconds for which a station is leased to one of them (default: as the bridge has it)
  --events N   of a chain that was never mined, which the indexer follows in place of a mined one
  --postgres   has the indexer keep its rows in PostgreSQL: $TALLY_POSTGRES_URL, or a cluster of its own
  --only NAME  one of sdk, store, bridge, keeper, vault, relay, indexer, killed N times; or workers
  --rpc URL    node of a chain into which SDK and bridge deploy anew, instead of the embedded one
  --key-file FILE  with --rpc: key of who deploys there, instead of the development accounts; with more keys, one a line,
                   no other accounts are used: for a network that permits only some
  --json       one line of JSON for each
  --help       shows this`;

const NAMES = ["sdk", "store", "bridge", "keeper", "vault", "relay", "indexer", "workers"] as const;
type Name = (typeof NAMES)[number];
const STATEMENTS_PER_KILL = 10;
const FRAMES_PER_KILL = 500;
const ACCESSES_PER_KILL = 1.5;
/** Receivables of each of three kinds. */
const RECEIVABLES_PER_KILL = 2;
const HEIGHTS_PER_KILL = 4;
const UNITS_PER_KILL = 1_000;
/** Milliseconds, within which a worker that died is replaced. */
const MOST_SILENCE = 30_000;

const progress = (text: string) => process.stderr.isTTY && process.stderr.write(`\r${text}\x1b[K`);

/** What a run found, and the rest of it for people: counts, or counts by name. */
interface Result {
  readonly problems: readonly string[];
}

interface Asked {
  readonly kills: number;
  /** Kills of SDK and store. */
  readonly share: number;
  readonly seed: number;
  /** For which workers are killed, from one kill to the next, and of a lease. */
  readonly seconds: number;
  readonly every: number;
  readonly leaseSeconds: number | undefined;
  /** Of the indexer: events of a chain that was never mined, and where its rows are. */
  readonly events: number | undefined;
  readonly postgres: boolean;
  /** The node of another chain than the embedded one. */
  readonly given: GivenChain | undefined;
}

const RUNS: Readonly<Record<Name, (asked: Asked) => Promise<Result>>> = {
  sdk({ share, seed, given }) {
    let killed = 0;
    return sdkCrashRun({
      kills: share,
      statements: STATEMENTS_PER_KILL * share,
      seed,
      given,
      onLife: ({ lastPoint }) => progress(`sdk: life ${++killed}, killed after "${lastPoint}"`),
    });
  },
  store: ({ share, seed }) => storeCrashRun({ kills: share, frames: FRAMES_PER_KILL * share, seed }),
  bridge({ kills, seed, given }) {
    const killed = [0, 0];
    return bridgeCrashRun({
      kills,
      seed,
      given,
      onDeath(gateway, point) {
        killed[gateway] = (killed[gateway] as number) + 1;
        progress(`bridge: gateways killed ${killed.join(" and ")} times, last at "${point}"`);
      },
    });
  },
  keeper({ share, seed }) {
    let killed = 0;
    return keeperCrashRun({
      kills: share,
      each: RECEIVABLES_PER_KILL * share,
      seed,
      onLife: ({ lastPoint }) => progress(`keeper: life ${++killed}, killed after "${lastPoint}"`),
    });
  },
  vault({ share, seed }) {
    let killed = 0;
    return vaultCrashRun({
      kills: share,
      accesses: Math.ceil(ACCESSES_PER_KILL * share),
      seed,
      onDeath: (lastPoint) => progress(`vault: killed ${++killed} times, last after "${lastPoint}"`),
    });
  },
  relay({ share, seed }) {
    let killed = 0;
    return relayCrashRun({
      kills: share,
      heights: HEIGHTS_PER_KILL * share,
      seed,
      onLife: ({ lastPoint }) => progress(`relay: life ${++killed}, killed after "${lastPoint}"`),
    });
  },
  async indexer({ share, seed, events, postgres }) {
    let killed = 0;
    const server = postgres ? await postgresServer() : undefined;
    if (postgres && server === undefined) throw new RangeError("there is no PostgreSQL on this machine");
    try {
      return await indexerCrashRun({
        kills: share,
        units: UNITS_PER_KILL * share,
        events,
        seed,
        postgres: await server?.fresh(),
        onLife: ({ lastPoint }) => progress(`indexer: life ${++killed}, killed after "${lastPoint}"`),
      });
    } finally {
      await server?.close();
    }
  },
  async workers({ seed, seconds, every, leaseSeconds }) {
    const missing = await missingForWorkers();
    if (missing !== undefined) {
      console.log(`Skipped: workers are not killed, ${missing}.`);
      return { problems: [] };
    }
    const onDeath = (worker: number, kills: number) => progress(`workers: kill ${kills}, of worker ${worker}`);
    return workersCrashRun({
      seconds,
      every,
      mostSilence: MOST_SILENCE,
      seed,
      onDeath,
      ...(leaseSeconds !== undefined && { leaseSeconds }),
    });
  },
};

process.exitCode = await runProgram({ usage: USAGE, run: main });

async function main(args: readonly string[]): Promise<number> {
  const values = readArguments(args, {
    kills: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    seconds: { type: "string", default: "20" },
    every: { type: "string", default: "10" },
    lease: { type: "string" },
    events: { type: "string" },
    postgres: { type: "boolean", default: false },
    only: { type: "string" },
    rpc: { type: "string" },
    "key-file": { type: "string" },
    json: { type: "boolean", default: false },
  });
  const kills = wholeNumber("--kills", values.kills, 1);
  const seed = wholeNumber("--seed", values.seed, 0);
  const [asked, every] = [wholeNumber("--seconds", values.seconds, 1), wholeNumber("--every", values.every, 1)];
  const names = values.only === undefined ? NAMES : [oneOf("--only", values.only, NAMES)];
  const share = values.only === undefined ? Math.ceil(kills / 4) : kills;
  const keyFile = values["key-file"];
  const given = values.rpc === undefined ? undefined : { rpc: values.rpc, ...(keyFile !== undefined && { keyFile }) };
  if (given !== undefined) console.log(leftOut(given));
  const leaseSeconds = values.lease === undefined ? undefined : wholeNumber("--lease", values.lease, 1);
  const events = values.events === undefined ? undefined : wholeNumber("--events", values.events, 1);
  const { postgres } = values;
  const all = { kills, share, seed, seconds: asked, every, leaseSeconds, events, postgres, given };
  let failed = 0;
  for (const name of names) if (!(await play(name, all, values.json))) failed++;
  console.log(`${names.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** Makes one run and tells of it. Returns whether all was well. */
async function play(name: Name, asked: Asked, json: boolean): Promise<boolean> {
  const began = performance.now();
  const { problems, ...figures } = await RUNS[name](asked);
  const seconds = Math.round((performance.now() - began) / 1000);
  progress("");
  if (json) console.log(JSON.stringify({ name, seconds, ...figures, problems }));
  else {
    console.log(`${name}: ${seconds} s`);
    for (const [figure, value] of Object.entries(figures)) print(words(figure), value);
    print("problems", problems.length);
    for (const problem of problems) console.log(`  PROBLEM ${problem}`);
  }
  return problems.length === 0;
}

/** A row of the table, or one per name. */
function print(label: string, value: unknown): void {
  if (typeof value !== "object" || value === null) {
    console.log(`  ${label.padEnd(34)}${String(value).padStart(8)}`);
    return;
  }
  const rows = Object.entries(value).sort(([, a], [, b]) => b - a);
  for (const [name, count] of rows) print(`${label}: ${name}`, count);
}

function words(camelCase: string): string {
  return camelCase.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
