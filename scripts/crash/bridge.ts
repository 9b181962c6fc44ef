import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { JsonRpcProvider } from "ethers";
import type { BridgeConfig } from "../../src/bridge/config/config.ts";
import { apiKeyDigest } from "../../src/bridge/ingest/http/keys.ts";
import { openSqliteStore } from "../../src/bridge/store/sqlite/store.ts";
import { systemClock } from "../../src/lib/clock.ts";
import { connectClient } from "../../src/sdk/client.ts";
import type { Station } from "../../src/sdk/sensing/station.ts";
import { startFaultProxy } from "../../src/testing/fault-proxy.ts";
import { aedesBroker } from "../../src/testing/mqtt-brokers.ts";
import { startNode } from "../../src/testing/node.ts";
import { seeded } from "../../src/testing/random.ts";
import type { BridgeTask } from "./bridge/child.ts";
import { compareChain, compareStore } from "./bridge/compare.ts";
import { API_KEY, type Doors, type RunningDevice, startDevices, startReplay } from "./bridge/devices.ts";
import { type CrashField, PLANS, prepareField } from "./bridge/field.ts";
import { type Life, startLife } from "./bridge/life.ts";
import { COSIGNER_POINTS, type Doom, KILL_POINTS } from "./bridge/points.ts";
import { setMining } from "./mining.ts";

export interface BridgeCrashParameters {
  /** Of the gateway that proposes. The co-signing one is killed beside it. */
  readonly kills: number;
  readonly seed: number;
  /** How many of the two gateways have to sign. @default 2 */
  readonly quorum?: 1 | 2;
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
const BATCH = { maxCount: 60, maxAgeSeconds: 0.3 };
const RATES = { drop: 0.03, cut: 0.04, error: 0.02, busy: 0.02, delay: 0.1 };
const FAULTY = 0.4;
/** Share of lives that end at a point; the others at any moment. */
const AIMED = 0.8;
const COSIGN_KEY = "crash-cosign-key";
const MOMENT = "any moment";
/** Longest life of a gateway whose doom does not come, from its start, in milliseconds. */
const LONGEST_LIFE = [4_000, 10_000] as const;
/** How long the last lives may take, without faults, to seal all there is. */
const LAST_WORK = 20_000;

/**
 * Replays a river over MQTT, HTTP and HJ 212 into two gateways, kills them at moments drawn from the seed and starts them again,
 * with a faulty line to the chain in some lives; in the end compares stores and chain with what was acknowledged.
 */
export async function bridgeCrashRun(parameters: BridgeCrashParameters): Promise<BridgeCrashResult> {
  const { seed, kills, quorum = 2, onDeath } = parameters;
  const folder = mkdtempSync(join(tmpdir(), "crash-"));
  const node = await startNode();
  const broker = await aedesBroker();
  const proxy = await startFaultProxy({ target: node.url, seed, rates: {} });
  const provider = new JsonRpcProvider(node.url, undefined, {
    cacheTimeout: -1,
    batchMaxCount: 1,
    pollingInterval: 100,
  });
  const clean: (() => unknown)[] = [];
  try {
    const field = await prepareField(provider, quorum);
    const doors = [await freeDoors(), await freeDoors()];
    const tasks = doors.map((_, n) => taskOf(n, folder, field, doors, broker.url, n === 0 ? proxy.url : node.url));
    const lastWarnings = new Map<string, string>();
    const warnings: Record<string, number> = {};
    const killedAt: Record<string, number> = {};
    const counts = [0, 0] as [number, number];
    const deaths: { readonly faulty: boolean }[] = [];

    const start = (n: number, changes: Partial<BridgeTask> = {}): Life => {
      const life = startLife({ ...(tasks[n] as BridgeTask), ...changes }, join(folder, "cache"), (line) => {
        const [, code = line.slice(0, 80)] = /"code":"(\w+)"/.exec(line) ?? [];
        lastWarnings.set(code, line);
        warnings[code] = (warnings[code] ?? 0) + 1;
      });
      clean.push(life.kill);
      return life;
    };
    const over = new AbortController();
    /** Waits for the death that was drawn. */
    const dies = async (n: number, life: Life, doom: Doom | undefined, after: number) => {
      const dead = new AbortController();
      void systemClock.sleep(after, AbortSignal.any([dead.signal, over.signal])).then(life.kill);
      const { lastLine } = await life.ended;
      dead.abort();
      const at = doom !== undefined && lastLine === doom.point ? lastLine : MOMENT;
      killedAt[at] = (killedAt[at] ?? 0) + 1;
      counts[n] = (counts[n] as number) + 1;
      onDeath?.(n, at);
    };
    const fire = async (n: number, first: Life, enough: () => boolean) => {
      const random = seeded(2 * seed + n);
      const longest = LONGEST_LIFE[n] as number;
      await dies(n, first, undefined, random() * longest);
      while (!enough()) {
        const doom = random() < AIMED ? drawDoom(random, n) : undefined;
        if (n === 0) {
          const faulty = random() < FAULTY;
          proxy.setRates(faulty ? RATES : {});
          await setMining(provider, random() < 0.5);
          deaths.push({ faulty });
        }
        const thread = doom === undefined || (!doom.point.endsWith(" batch") && random() < 0.5);
        const life = start(n, { thread, ...(doom && { doom }) });
        await dies(n, life, doom, doom ? longest : random() * 0.5 * longest);
      }
    };

    const [a, b] = [start(0), start(1)];
    await Promise.all([a, b].map((life) => Promise.race([life.running, life.ended])));
    const devices = await startDevices(broker.url, doors);
    clean.push(
      ...devices.map(
        ({ device }) =>
          () =>
            device.close(),
      ),
    );
    const replay = startReplay(seed, PACE);
    const sending = Promise.all(devices.map(({ station, device }) => device.send(replay.readings(station))));
    const allKilled = () => counts[0] >= kills;
    await Promise.all([fire(0, a, allKilled).finally(() => over.abort()), fire(1, b, () => over.signal.aborted)]);

    replay.stop();
    proxy.setRates({});
    await setMining(provider, true);
    const last = [start(0), start(1)] as const;
    const problems: string[] = [];
    const idle = new AbortController();
    const finished = (async () => {
      await sending;
      await Promise.all(tasks.map((task, n) => hasAll(task, n, devices, field.stations, idle.signal)));
      await last[0].flush();
      await Promise.all(last.map((life) => life.close()));
    })();
    const inTime = finished.then(() => true);
    if (!(await Promise.race([inTime, systemClock.sleep(LAST_WORK, idle.signal).then(() => false)]))) {
      problems.push("not all was sealed after the last kill", ...lastWarnings.values());
      for (const life of last) life.kill();
    }
    idle.abort();

    const client = await connectClient({ provider, deployment: field.deployment });
    const random = seeded(seed);
    const totals = { readings: 0, batches: 0, proved: 0, duplicates: 0 };
    for (const [i, { plan }] of PLANS.entries()) {
      const station = field.stations[i] as Station;
      for (const [n, task] of tasks.entries()) {
        const found = await compareStore(folderOf(task), station, acknowledged(devices, plan.key, n));
        totals.duplicates += found.duplicates;
        problems.push(...found.problems.map((problem) => `gateway ${n + 1}: ${problem}`));
      }
      const chain = await compareChain(client, folderOf(tasks[0] as BridgeTask), station, random);
      totals.readings += chain.readings;
      totals.batches += chain.batches;
      totals.proved += chain.proved;
      problems.push(...chain.problems);
    }
    const packs = { sent: 0, resent: 0 };
    for (const { device, station } of devices) {
      const { sent, resent, acknowledged, refused, givenUp } = device.ledger.packs;
      packs.sent += sent;
      packs.resent += resent;
      if (acknowledged !== sent) problems.push(`${station}: ${refused} packs refused, ${givenUp} given up of ${sent}`);
    }
    const faultyLives = deaths.filter(({ faulty }) => faulty).length;
    const faults = { ...proxy.counts };
    return {
      seed,
      kills: counts[0],
      cosignerKills: counts[1],
      killedAt,
      faultyLives,
      faults,
      packs,
      ...totals,
      warnings,
      problems,
    };
  } finally {
    for (const each of clean) await each();
    provider.destroy();
    await proxy.close();
    await broker.close();
    await node.close();
    rmSync(folder, { recursive: true });
  }
}

/** A point and how often it is passed before: commits are many. */
function drawDoom(random: () => number, gateway: number): Doom {
  const points = gateway === 0 ? KILL_POINTS : COSIGNER_POINTS;
  const point = points[Math.floor(random() * points.length)] as string;
  if (point === "start") return { point, time: 1 };
  const most = point.endsWith("commit") ? 20 : 4;
  return { point, time: 1 + Math.floor(random() * most) };
}

const folderOf = ({ config }: BridgeTask) => (config.store as { folder: string }).folder;

/** What a gateway has to have of a station. */
function acknowledged(devices: readonly RunningDevice[], key: string, gateway: number) {
  return devices
    .filter(({ station, gateways }) => station === key && gateways.includes(gateway))
    .flatMap(({ device }) => device.ledger.acknowledged);
}

/** Resolves when a gateway has what the broker still holds for it. */
async function hasAll(
  task: BridgeTask,
  gateway: number,
  devices: readonly RunningDevice[],
  stations: readonly Station[],
  signal: AbortSignal,
): Promise<void> {
  const store = await openSqliteStore({ folder: folderOf(task), access: "read" });
  for (const [i, { plan }] of PLANS.entries()) {
    const count = acknowledged(devices, plan.key, gateway).length;
    while ((await store.lastSeq((stations[i] as Station).id)) < count && !signal.aborted) await systemClock.sleep(20);
  }
  await store.close();
}

function taskOf(
  n: number,
  folder: string,
  { deployment, stations, gateways }: CrashField,
  doors: readonly Doors[],
  broker: string,
  url: string,
): BridgeTask {
  const { api, hj212 } = doors[n] as Doors;
  const others = doors.filter((_, other) => other !== n);
  const config: BridgeConfig = {
    chain: { url, deployment: "" },
    gateway: { key: (gateways[n] as CrashField["gateways"][0]).privateKey },
    store: { folder: join(folder, `gateway-${n}`) },
    batch: BATCH,
    api: { port: api, cosignKey: COSIGN_KEY },
    mqtt: [{ url: broker, version: "3.1.1", clientId: `bridge-${n}` }],
    hj212: { host: "127.0.0.1", port: hj212 },
    stations: PLANS.map(({ plan }, i) => ({
      station: (stations[i] as Station).id,
      proposes: n === 0,
      cosigners: others.map((other) => ({ url: `http://127.0.0.1:${other.api}`, key: COSIGN_KEY })),
      ...(plan.protocol === "mqtt" && { mqtt: { filter: `river/${plan.key}` } }),
      ...(plan.protocol === "http" && { http: { key: plan.key, keyDigests: [apiKeyDigest(API_KEY)] } }),
      ...(plan.protocol === "hj212" && { hj212: { [plan.deviceId]: { dialect: "2017" as const } } }),
    })),
  };
  return { config, deployment, stations, outbox: join(folder, `outbox-${n}.db`), thread: true };
}

/** Below the ports that a system gives to connections by itself: nobody takes one while its gateway is dead. */
async function freeDoors(): Promise<Doors> {
  return { api: await freePort(), hj212: await freePort() };
}

async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const server = createServer();
    const free = await new Promise<boolean>((resolve) => {
      server.once("error", () => resolve(false));
      server.listen(port, "127.0.0.1", () => resolve(true));
    });
    if (!free) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}
