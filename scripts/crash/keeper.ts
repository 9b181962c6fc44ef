import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { JsonRpcProvider, Wallet } from "ethers";
import { connect } from "../../src/sdk/core/connect.ts";
import type { Deployment } from "../../src/sdk/core/deployment.ts";
import { sqliteStore } from "../../src/sdk/core/send/sqlite-store.ts";
import { instrumentsContract } from "../../src/sdk/ledger/contracts.ts";
import { receivablesContract } from "../../src/sdk/receivables/contracts.ts";
import { startStrictNode } from "../../src/testing/besu/strict-node.ts";
import { startFaultProxy } from "../../src/testing/fault-proxy.ts";
import { seeded } from "../../src/testing/random.ts";
import { prepareSupplyChain, supplyChainAt } from "../../src/testing/receivables.ts";
import { systemAt } from "../../src/testing/system.ts";
import { makeBillsDue } from "./keeper-bills.ts";
import { makeBoardDue } from "./keeper-board.ts";
import type { KeeperTask } from "./keeper-child.ts";
import { makeDues } from "./keeper-dues.ts";
import type { Expected } from "./keeper-expected.ts";
import { makeFundsDue } from "./keeper-funds.ts";
import { makeTreatiesDue } from "./keeper-treaties.ts";
import { FAULTS, type Life, livesUnderFire } from "./lives-under-fire.ts";

export interface KeeperCrashParameters {
  /** Things of each kind: receivables that expire, that are overdue and that are paid; credits; cycles of clearing; bills; facilities; treaties. Half as many trades of the board. */
  readonly each: number;
  readonly kills: number;
  readonly seed: number;
  /** Hears of every life of the keeper. */
  readonly onLife?: (life: Life) => void;
}

export interface KeeperCrashResult {
  readonly acts: number;
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

const CHILD = fileURLToPath(new URL("keeper-child.ts", import.meta.url));
/** About what an act costs: signed, stored, sending, sent, and two notes of two points each; of half of the kinds one call does two. */
const POINTS_PER_ACT = 4;

/**
 * Has a keeper call what is due, kills it at moments drawn from the seed, starts it again, and in the end counts on the chain how often
 * each act was called, and happened.
 */
export async function keeperCrashRun({ each, kills, seed, onLife }: KeeperCrashParameters): Promise<KeeperCrashResult> {
  const random = seeded(seed);
  const folder = mkdtempSync(join(tmpdir(), "crash-"));
  const node = await startStrictNode();
  const provider = new JsonRpcProvider(node.url, undefined, {
    cacheTimeout: -1,
    batchMaxCount: 1,
    pollingInterval: 100,
  });
  const proxy = await startFaultProxy({ target: node.url, seed, rates: FAULTS });
  try {
    const prepared = await prepareSupplyChain(node.chain);
    const { deployment } = prepared;
    const system = systemAt(node.chain, deployment);
    const cases = [
      ...(await makeBillsDue(system, each)),
      ...(await makeFundsDue(system, each)),
      ...(await makeTreatiesDue(system, each)),
      ...(await makeBoardDue(system, Math.ceil(each / 2))),
    ];
    const expected = [...cases, ...(await makeDues(await supplyChainAt(node.chain, prepared), each))];
    const wallet = new Wallet(`0x${"c7".repeat(32)}`);
    await node.chain.ethers.provider.send("hardhat_setBalance", [wallet.address, `0x${(10n ** 24n).toString(16)}`]);
    const task = { key: wallet.privateKey, store: join(folder, "keeper.db"), deployment };
    const { problems: few, ...lived } = await livesUnderFire({
      program: CHILD,
      task: (): Omit<KeeperTask, "url"> => task,
      kills,
      points: actsIn(expected) * POINTS_PER_ACT,
      random,
      urls: { direct: node.url, faulty: proxy.url },
      onLife,
    });
    const problems = await compare(provider, deployment, wallet.address, expected, task.store);
    const transactions = await provider.getTransactionCount(wallet.address, "latest");
    const faults = { ...proxy.counts };
    return { acts: actsIn(expected), seed, ...lived, transactions, faults, problems: [...few, ...problems] };
  } finally {
    await proxy.close();
    provider.destroy();
    await node.close();
    rmSync(folder, { recursive: true });
  }
}

/** Counts what happened, and what was called: an act that was called twice happens once, and its second call is in some transaction. */
async function compare(
  provider: JsonRpcProvider,
  deployment: Deployment,
  account: string,
  expected: readonly Expected[],
  path: string,
): Promise<string[]> {
  const client = await connect({ provider, deployment });
  const problems: string[] = [];
  const hashes = new Set<string>();
  for (const { what, subjects, find } of expected) {
    const found = await find(client);
    for (const { hash } of found) hashes.add(hash);
    for (const subject of subjects) {
      const times = found.filter((each) => each.subject === subject).length;
      if (times !== 1) problems.push(`${what} of ${subject} happened ${times} times`);
    }
    if (found.length > subjects.length) problems.push(`${what} happened ${found.length} times, not ${subjects.length}`);
  }

  const store = sqliteStore(path);
  const genesis = (await provider.getBlock(0))?.hash;
  const lane = await store.open(`${deployment.chainId} ${genesis} ${account}`);
  const pending = await lane.pending();
  if (pending.length > 0) problems.push(`${pending.length} records of the outbox are not final`);
  await store.close();
  const sent = await provider.getTransactionCount(account, "latest");
  if (sent !== hashes.size) problems.push(`${sent} transactions, of which ${hashes.size} did something`);
  const lists = [receivablesContract(client), instrumentsContract(client)];
  let called = 0;
  for (const hash of hashes) called += await inputsOf(hash);
  if (called !== actsIn(expected)) problems.push(`${called} acts were called, not ${actsIn(expected)}`);
  return problems;

  /** How many things a transaction was called with: one, where the act takes no list. */
  async function inputsOf(hash: string): Promise<number> {
    const { to = "", data = "0x" } = (await provider.getTransaction(hash)) ?? {};
    const contract = lists.find(({ target }) => target === to);
    const [inputs] = contract?.interface.parseTransaction({ data })?.args ?? [];
    return contract === undefined ? 1 : (inputs as readonly unknown[]).length;
  }
}

const actsIn = (expected: readonly Expected[]): number =>
  expected.reduce((sum, { subjects }) => sum + subjects.length, 0);
