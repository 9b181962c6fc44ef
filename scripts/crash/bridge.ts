import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonRpcProvider } from "ethers";
import { connect } from "../../src/sdk/core/connect.ts";
import type { Station } from "../../src/sdk/sensing/model/station.ts";
import { startFaultProxy } from "../../src/testing/fault-proxy.ts";
import type { GivenChain } from "../../src/testing/given-chain.ts";
import { aedesBroker } from "../../src/testing/mqtt-brokers.ts";
import { seeded } from "../../src/testing/random.ts";
import type { BridgeTask } from "./bridge/child.ts";
import { compareChain, compareStore } from "./bridge/compare.ts";
import { acknowledged, packsOf, type RunningDevice, startDevices, startReplay } from "./bridge/devices.ts";
import { type CrashField, PLANS, prepareField } from "./bridge/field.ts";
import { lastLives } from "./bridge/last-lives.ts";
import { type Life, startLife } from "./bridge/life.ts";
import { freeDoors, storeOf, taskOf } from "./bridge/tasks.ts";
import { underFire } from "./bridge/under-fire.ts";
import { openGround } from "./ground.ts";

export interface BridgeCrashParameters {
  /** Of the gateway that proposes. The co-signing one is killed beside it. */
  readonly kills: number;
  readonly seed: number;
  /** How many of the two gateways have to sign. @default 2 */
  readonly quorum?: 1 | 2;
  /** The chain that it is played on. @default an embedded one */
  readonly given?: GivenChain | undefined;
  /** Hears of every death. */
  readonly onDeath?: (gateway: number, killedAt: string) => void;
}

export interface BridgeCrashResult {
  readonly seed: number;
  /** Of the proposing gateway, and of the one that co-signs. */
  readonly kills: number;
  readonly cosignerKills: number;
  /** Where the gateways were killed, how often. */
  readonly killedAt: Readonly<Record<string, number>>;
  /** Lives of the proposing gateway that went through a faulty line to the chain. */
  readonly faultyLives: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly packs: { readonly sent: number; readonly resent: number };
  readonly readings: number;
  /** Readings that a gateway got again and did not store again. */
  readonly duplicates: number;
  readonly batches: number;
  readonly proved: number;
  /** What the bridges warned of, by code. */
  readonly warnings: Readonly<Record<string, number>>;
  /** What is wrong; empty if nothing. */
  readonly problems: readonly string[];
}

/** Milliseconds between two moments of the river. */
const PACE = 150;
const RATES = { drop: 0.06, cut: 0.08, error: 0.04, busy: 0.04, delay: 0.2 };
/** While a bridge starts: one fault ends the start, which then begins anew, and nearly each would meet one. */
const STARTING = { drop: 0.006, cut: 0.008, error: 0.004, busy: 0.004, delay: 0.1 };

/**
 * Replays a river over MQTT, HTTP and HJ 212 into two gateways, kills them at moments drawn from the seed and starts them again,
 * with a faulty line to the chain in some lives; in the end compares stores and chain with what was acknowledged.
 */
export async function bridgeCrashRun(parameters: BridgeCrashParameters): Promise<BridgeCrashResult> {
  const { seed, kills, quorum = 2, onDeath } = parameters;
  const folder = mkdtempSync(join(tmpdir(), "crash-"));
  const ground = await openGround(parameters.given);
  const { provider } = ground;
  const broker = await aedesBroker();
  const proxy = await startFaultProxy({ target: ground.url, seed, rates: {} });
  const toEnd: (() => unknown)[] = [];
  try {
    const field = await prepareField(ground, quorum);
    const doors = [await freeDoors(), await freeDoors()];
    const urls = [proxy.url, ground.url];
    const tasks = doors.map((_, n) => taskOf(n, { field, doors, folder, broker: broker.url, urls }));
    const warnings = new Warnings();
    const start = (n: number, changes: Partial<BridgeTask> = {}): Life => {
      const life = startLife({ ...(tasks[n] as BridgeTask), ...changes }, warnings.hear);
      toEnd.push(life.kill);
      return life;
    };
    const weather = async (faulty: boolean, automine: boolean) => {
      proxy.setRates(faulty ? STARTING : {});
      await ground.setMining(automine);
      return () => proxy.setRates(faulty ? RATES : {});
    };

    const first = [start(0), start(1)] as const;
    // The broker keeps a session for each gateway from its first subscription on, and not before.
    await Promise.all(first.map((life) => Promise.race([life.running, life.ended])));
    const devices = await startDevices(broker.url, doors);
    toEnd.push(
      ...devices.map(
        ({ device }) =>
          () =>
            device.close(),
      ),
    );
    const replay = startReplay(seed, PACE);
    const sent = Promise.all(devices.map(({ station, device }) => device.send(replay.readings(station))));
    const { counts, killedAt, faultyLives } = await underFire({ kills, seed, start, weather, onDeath }, first);

    replay.stop();
    await weather(false, true);
    const finished = await lastLives({ tasks, lives: [start(0), start(1)], devices, sent });
    const late = finished ? [] : ["not all was sealed after the last kill", ...warnings.last()];
    const { packs, problems: unsent } = packsOf(devices);
    const { problems, ...totals } = await compare(tasks, devices, field, provider, seed);
    return {
      seed,
      kills: counts[0],
      cosignerKills: counts[1],
      killedAt,
      faultyLives,
      faults: { ...proxy.counts },
      packs,
      ...totals,
      warnings: warnings.counts,
      problems: [...late, ...unsent, ...problems],
    };
  } finally {
    for (const end of toEnd) await end();
    await proxy.close();
    await broker.close();
    await ground.close();
    rmSync(folder, { recursive: true });
  }
}

/** What the bridges say in all their lives, by code. */
class Warnings {
  readonly counts: Record<string, number> = {};
  readonly #last = new Map<string, string>();

  readonly hear = (line: string): void => {
    const code = /"code":"(\w+)"/.exec(line)?.[1] ?? "other";
    this.counts[code] = (this.counts[code] ?? 0) + 1;
    this.#last.set(code, line);
  };

  last(): string[] {
    return [...this.#last.values()];
  }
}

/** Both stores with what devices have acknowledged, and the chain with the proposing gateway's store. */
async function compare(
  tasks: readonly BridgeTask[],
  devices: readonly RunningDevice[],
  { deployment, stations }: CrashField,
  provider: JsonRpcProvider,
  seed: number,
) {
  const client = await connect({ provider, deployment });
  const random = seeded(seed);
  const totals = { readings: 0, batches: 0, proved: 0, duplicates: 0 };
  const problems: string[] = [];
  for (const [i, { plan }] of PLANS.entries()) {
    const station = stations[i] as Station;
    for (const [n, task] of tasks.entries()) {
      const found = await compareStore(storeOf(task), station, acknowledged(devices, plan.key, n));
      totals.duplicates += found.duplicates;
      problems.push(...found.problems.map((problem) => `gateway ${n + 1}: ${problem}`));
    }
    const chain = await compareChain(client, storeOf(tasks[0] as BridgeTask), station, random);
    totals.readings += chain.readings;
    totals.batches += chain.batches;
    totals.proved += chain.proved;
    problems.push(...chain.problems);
  }
  return { ...totals, problems };
}
