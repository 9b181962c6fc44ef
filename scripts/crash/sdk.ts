import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type JsonRpcProvider, ZeroAddress } from "ethers";
import { developmentConfig } from "../../src/deploy/config.ts";
import { deploySystem } from "../../src/deploy/system.ts";
import { connect } from "../../src/sdk/core/connect.ts";
import { type Deployment, deployedContract } from "../../src/sdk/core/deployment.ts";
import { attestationsContract } from "../../src/sdk/evidence/contracts.ts";
import { attestationsEip712Domain, uidOf } from "../../src/sdk/evidence/model/statement/statement.ts";
import { membersContract } from "../../src/sdk/members/contracts.ts";
import { ANY_DUTY } from "../../src/sdk/members/model/duties.ts";
import { sqliteStore } from "../../src/sdk/node.ts";
import { startFaultProxy } from "../../src/testing/fault-proxy.ts";
import type { GivenChain } from "../../src/testing/given-chain.ts";
import { seeded } from "../../src/testing/random.ts";
import { type Ground, openGround } from "./ground.ts";
import { FAULTS, type Life, livesUnderFire } from "./lives-under-fire.ts";
import type { ChildTask } from "./sdk-child.ts";
import { numberedStatement } from "./statements.ts";

export interface SdkCrashParameters {
  readonly statements: number;
  readonly kills: number;
  readonly seed: number;
  /** The chain that it is played on. @default an embedded one */
  readonly given?: GivenChain | undefined;
  /** Hears of every life of the child. */
  readonly onLife?: (life: Life) => void;
}

export interface SdkCrashResult {
  readonly statements: number;
  readonly seed: number;
  readonly kills: number;
  readonly lives: number;
  /** After which event it was killed, how often. */
  readonly killedAfter: Readonly<Record<string, number>>;
  readonly faults: Readonly<Record<string, number>>;
  /** What is wrong at the end; empty if nothing. */
  readonly problems: readonly string[];
}

/** About what one statement costs: signed, stored, sending, sent, and two notes of two events each. */
const EVENTS_PER_STATEMENT = 8;

/**
 * Has a child send statements through an outbox, kills it at moments drawn from the seed, starts it again, and in the end compares
 * chain and store with what was asked for.
 */
export async function sdkCrashRun(parameters: SdkCrashParameters): Promise<SdkCrashResult> {
  const { statements, kills, seed } = parameters;
  const random = seeded(seed);
  const folder = mkdtempSync(join(tmpdir(), "crash-"));
  const ground = await openGround(parameters.given);
  const { provider, url: direct } = ground;
  const proxy = await startFaultProxy({ target: direct, seed, rates: FAULTS });
  try {
    const wallet = ground.own(`0x${"c5".repeat(32)}`);
    const { deployment, schema } = await prepare(ground, wallet.address);
    const path = join(folder, "outbox.db");
    const task = { key: wallet.privateKey, store: path, deployment, schema, statements, seed };
    const { problems: few, ...lived } = await livesUnderFire({
      program: CHILD,
      task: (): Omit<ChildTask, "url"> => task,
      kills,
      points: statements * EVENTS_PER_STATEMENT,
      random,
      urls: { direct, faulty: proxy.url },
      setMining: ground.setMining,
      onLife: parameters.onLife,
    });
    const problems = await compare(provider, deployment, wallet.address, task);
    return { statements, seed, ...lived, faults: { ...proxy.counts }, problems: [...few, ...problems] };
  } finally {
    await proxy.close();
    await ground.close();
    rmSync(folder, { recursive: true });
  }
}

async function prepare(ground: Ground, sender: string): Promise<{ deployment: Deployment; schema: string }> {
  const [deployer, admin] = [await ground.account(0), await ground.account(1)];
  const deployment = await deploySystem({ signer: deployer, config: developmentConfig("crash", admin.address) });
  const bound = await connect({ signer: admin, deployment });
  const members = membersContract(bound);
  const attestations = attestationsContract(bound);
  await (await members.connect(admin).enrol(admin.address, ANY_DUTY, 0, `0x${"01".repeat(20)}`)).wait();
  await (await members.connect(admin).enrol(sender, ANY_DUTY, 0, `0x${"02".repeat(20)}`)).wait();
  await (await attestations.connect(admin).registerSchema("uint64 weight", true, ZeroAddress)).wait();
  const [registered] = await attestations.queryFilter(attestations.filters.SchemaRegistered(), begunIn(deployment));
  await ground.fund(sender);
  return { deployment, schema: registered?.args.schema as string };
}

/** Block from which on the statements are looked for. */
const begunIn = (deployment: Deployment) => deployedContract(deployment, "Attestations", "evidence").block;

const CHILD = fileURLToPath(new URL("sdk-child.ts", import.meta.url));

/** Compares what was asked for with the chain and with the store. */
async function compare(
  provider: JsonRpcProvider,
  deployment: Deployment,
  sender: string,
  task: { store: string; schema: string; statements: number; seed: number },
): Promise<string[]> {
  const problems: string[] = [];
  const bound = await connect({ provider, deployment });
  const attestations = attestationsContract(bound);
  const times = new Map<string, number>();
  for (const { args } of await attestations.queryFilter(attestations.filters.Attested(), begunIn(deployment))) {
    times.set(args.uid, (times.get(args.uid) ?? 0) + 1);
  }
  const numbers = Array.from({ length: task.statements }, (_, n) => n);
  for (const n of numbers) {
    const uid = uidOf(attestationsEip712Domain(deployment), numberedStatement(task.schema, sender, task.seed, n));
    const count = times.get(uid) ?? 0;
    if (count !== 1) problems.push(`statement ${n} is on chain ${count} times`);
    times.delete(uid);
  }
  if (times.size > 0) problems.push(`${times.size} statements on chain that nobody asked for`);

  const nonce = await provider.getTransactionCount(sender, "latest");
  if (nonce !== task.statements) problems.push(`${nonce} transactions for ${task.statements} statements`);

  const store = sqliteStore(task.store);
  const genesis = (await provider.getBlock(0))?.hash;
  const lane = await store.open(`${deployment.chainId} ${genesis} ${sender}`);
  const records = await Promise.all(numbers.map((n) => lane.get(String(n))));
  const nonces = new Set(records.map((record) => record?.tx.nonce));
  if (nonces.size !== task.statements) problems.push(`${nonces.size} nonces in the store`);
  for (const [n, record] of records.entries()) {
    if (record?.state !== "Mined") problems.push(`statement ${n} is ${record?.state ?? "not there"} in the store`);
  }
  const pending = await lane.pending();
  if (pending.length > 0) problems.push(`${pending.length} records are not final`);
  await store.close();
  return problems;
}
