import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { JsonRpcProvider, Wallet } from "ethers";
import { openRequests } from "../../src/relay/store/requests.ts";
import { qbftClientContract } from "../../src/sdk/anchoring/contracts.ts";
import { sqliteStore } from "../../src/sdk/core/send/sqlite-store.ts";
import { startStrictNode } from "../../src/testing/besu/strict-node.ts";
import { startFaultProxy } from "../../src/testing/fault-proxy.ts";
import { seeded } from "../../src/testing/random.ts";
import { serveNode } from "../../src/testing/side-chain/serve-node.ts";
import { type SideSystem, sideSystem } from "../../src/testing/side-chain/system.ts";
import { deployTestSystem } from "../../src/testing/system.ts";
import { begin } from "./live.ts";
import { FAULTS, type Life, livesUnderFire } from "./lives-under-fire.ts";
import { ASKED, type RelayTask } from "./relay-task.ts";

export interface RelayCrashParameters {
  /** How many heights of the other chain are asked for. */
  readonly heights: number;
  readonly kills: number;
  readonly seed: number;
  /** Hears of every life of the relayer. */
  readonly onLife?: (life: Life) => void;
}

export interface RelayCrashResult {
  readonly heights: number;
  readonly seed: number;
  readonly kills: number;
  readonly lives: number;
  readonly transactions: number;
  /** After which point it was killed, how often. */
  readonly killedAfter: Readonly<Record<string, number>>;
  readonly faults: Readonly<Record<string, number>>;
  /** What is wrong at the end; empty if nothing. */
  readonly problems: readonly string[];
}

const CHILD = fileURLToPath(new URL("relay-child.ts", import.meta.url));
/** About what a header costs: asked for by half of the lives, signed, stored, sending, sent, and two notes of two points each. */
const POINTS_PER_HEIGHT = 8.5;
const MOST_WAITING = 10_000;

/**
 * Has a relayer bring the heights that were asked for, kills it at moments drawn from the seed, starts it again, and in the end counts on
 * the chain how often each was brought. A request that a life has acknowledged is never made again, and the last life is asked for
 * nothing: what it brings was kept by those that were killed.
 */
export async function relayCrashRun(parameters: RelayCrashParameters): Promise<RelayCrashResult> {
  const { heights: count, kills, seed, onLife } = parameters;
  const random = seeded(seed);
  const folder = mkdtempSync(join(tmpdir(), "crash-"));
  const main = await startStrictNode();
  const options = { cacheTimeout: -1, batchMaxCount: 1, pollingInterval: 100 };
  const provider = new JsonRpcProvider(main.url, undefined, options);
  const proxy = await startFaultProxy({ target: main.url, seed, rates: FAULTS });
  const system = await sideSystem({ main: await deployTestSystem(main.chain) });
  const side = await serveNode(system.node);
  try {
    await system.mine(count);
    const heights = Array.from({ length: count }, (_, i) => i + 2);
    const wallet = new Wallet(`0x${"c9".repeat(32)}`);
    await main.chain.ethers.provider.send("hardhat_setBalance", [wallet.address, `0x${(10n ** 24n).toString(16)}`]);
    const { lightClient } = system;
    const { deployment } = system.main;
    const store = join(folder, "relay.db");
    const acknowledged = new Set(heights.filter((each) => each % 2 === 0));
    const before = openRequests(store, lightClient, MOST_WAITING);
    for (const number of acknowledged) before.ask(number, [], 0);
    before.close();
    const onPoint = (point: string): string => {
      if (!point.startsWith(ASKED)) return point;
      acknowledged.add(Number(point.slice(ASKED.length)));
      return ASKED.trim();
    };
    const common = { key: wallet.privateKey, store, side: side.url, lightClient, deployment, heights };
    const task = (): Omit<RelayTask, "url"> => ({ ...common, ask: heights.filter((each) => !acknowledged.has(each)) });
    const { problems: few, ...lived } = await livesUnderFire({
      program: CHILD,
      task,
      kills,
      points: count * POINTS_PER_HEIGHT,
      random,
      urls: { direct: main.url, faulty: proxy.url },
      onPoint,
      async beforeLast() {
        if (acknowledged.size < count) await killWhen(() => acknowledged.size === count);
      },
      onLife,
    });
    /** A life more, that ends as soon as everything was asked for. */
    async function killWhen(isOver: () => boolean): Promise<void> {
      const given = task();
      const life = begin(CHILD, { ...given, url: main.url }, undefined, (point) => {
        const name = onPoint(point);
        if (isOver()) life.signal("SIGKILL");
        return name;
      });
      await life.ended;
    }
    const transactions = await provider.getTransactionCount(wallet.address, "latest");
    const problems = await compare(system, wallet.address, heights, store, transactions);
    const faults = { ...proxy.counts };
    return { heights: count, seed, ...lived, transactions, faults, problems: [...few, ...problems] };
  } finally {
    await side.close();
    await proxy.close();
    provider.destroy();
    await main.close();
    rmSync(folder, { recursive: true });
  }
}

/** Each height is recorded once, by one transaction, and none of them did nothing. */
async function compare(
  { ours, lightClient, main }: SideSystem,
  account: string,
  heights: readonly number[],
  path: string,
  transactions: number,
): Promise<string[]> {
  const problems: string[] = [];
  const contract = qbftClientContract(ours);
  const events = await contract.queryFilter(contract.filters.HeaderRecorded(lightClient));
  const brought = events.filter(({ args }) => heights.includes(Number(args.number)));
  for (const number of heights) {
    const times = brought.filter(({ args }) => Number(args.number) === number).length;
    if (times !== 1) problems.push(`height ${number} was recorded ${times} times`);
  }
  const hashes = new Set(brought.map(({ transactionHash }) => transactionHash));
  if (transactions !== hashes.size)
    problems.push(`${transactions} transactions, of which ${hashes.size} did something`);
  const requests = openRequests(path, lightClient, MOST_WAITING);
  for (const number of heights) {
    const state = requests.get(number)?.state;
    if (state !== "Recorded") problems.push(`the request of ${number} is ${state}`);
  }
  requests.close();
  const store = sqliteStore(path);
  const genesis = (await main.ethers.provider.getBlock(0))?.hash;
  const lane = await store.open(`${main.deployment.chainId} ${genesis} ${account}`);
  const pending = await lane.pending();
  if (pending.length > 0) problems.push(`${pending.length} records of the outbox are not final`);
  await store.close();
  return problems;
}
