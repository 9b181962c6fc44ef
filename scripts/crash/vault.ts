import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { JsonRpcProvider } from "ethers";
import { developmentWallet } from "../../src/cli/shared/development.ts";
import { setResourceStatusAndWait } from "../../src/sdk/data/actions/catalog/set-resource-status.ts";
import { startStrictNode } from "../../src/testing/besu/strict-node.ts";
import {
  type Agreed,
  agreedOn,
  createdResource,
  type DataSharing,
  dataSharingAt,
  prepareDataSharing,
} from "../../src/testing/data-sharing.ts";
import { seeded } from "../../src/testing/random.ts";
import { loadCsv } from "../../src/testing/vault.ts";
import { newVaultKey } from "../../src/vault/store/at-rest.ts";
import { countDeaths, type Lived, live } from "./live.ts";
import { type Fetched, fetchAccess } from "./vault-accesses.ts";
import { compareAccesses, compareVersions } from "./vault-compare.ts";
import { liveVault, type VaultLife } from "./vault-lives.ts";
import type { VaultTask } from "./vault-task.ts";

export interface VaultCrashParameters {
  /** Accesses that are asked for. */
  readonly accesses: number;
  /** Of these, every fifth is a kill of who publishes, the others of who serves. */
  readonly kills: number;
  readonly seed: number;
  /** Hears of every kill. */
  readonly onDeath?: (lastPoint: string) => void;
}

export interface VaultCrashResult {
  readonly versions: number;
  readonly accesses: number;
  readonly seed: number;
  readonly kills: number;
  readonly lives: number;
  /** After which point it was killed, how often. */
  readonly killedAfter: Readonly<Record<string, number>>;
  /** What is wrong at the end; empty if nothing. */
  readonly problems: readonly string[];
}

const CHILD = fileURLToPath(new URL("vault-child.ts", import.meta.url));
const ROWS = 200;
/** Of an agreement. */
const USES = 3;
/**
 * About what a version, a start of the vault and an access cost: each request to the node is two, each to the vault three. No life gets
 * further than its share of the work, so that something is left to do until the last kill.
 */
const POINTS = { version: 22, start: 20, access: 100 };

type Random = () => number;

/** What all lives have in common. */
interface Ground {
  readonly system: DataSharing;
  readonly task: Omit<VaultTask, "key">;
  readonly random: Random;
  readonly deaths: Lived[];
  readonly onDeath: (lastPoint: string) => void;
}

/**
 * Has a vault publish and serve, kills it at moments drawn from the seed, starts it again, and in the end compares what was acknowledged
 * with the chain and with its store: nothing is lost, and no number is used twice.
 */
export async function vaultCrashRun(parameters: VaultCrashParameters): Promise<VaultCrashResult> {
  const { accesses, kills, seed, onDeath = () => {} } = parameters;
  const folder = mkdtempSync(join(tmpdir(), "crash-"));
  const node = await startStrictNode();
  const provider = new JsonRpcProvider(node.url, undefined, { cacheTimeout: -1, batchMaxCount: 1 });
  try {
    const system = await dataSharingAt(node.chain, await prepareDataSharing(node.chain));
    const [path, contents] = [join(folder, "load.csv"), join(folder, "contents")];
    writeFileSync(path, loadCsv(ROWS));
    mkdirSync(contents);
    const common = { url: node.url, deployment: system.deployment, folder: join(folder, "vault"), contents };
    const task = { ...common, vaultKey: newVaultKey() };
    const deaths: Lived[] = [];
    const ground: Ground = { system, task, random: seeded(seed), deaths, onDeath };

    const published = await createdResource(system, "load");
    const { resource } = published;
    const ofPublishing = Math.ceil(kills / 5);
    const versions = ofPublishing + 1;
    const publishing = { resource, path, versions, now: await system.now() };
    const before = await publishUnderFire(ground, publishing, ofPublishing);
    await setResourceStatusAndWait(system.owner, { resource, status: "Active" });

    const agreements: Agreed[] = [];
    for (let nonce = 1; nonce <= Math.ceil(accesses / USES); nonce++) {
      agreements.push(await agreedOn(system, published, { maxUses: USES, nonce }));
    }
    const sentBefore = await provider.getTransactionCount(system.vaultKey.address, "latest");
    const { fetched, lives } = await serveUnderFire(ground, agreements, accesses, kills - ofPublishing);

    const store = { folder: task.folder, vaultKey: task.vaultKey };
    const problems = [
      ...(await compareVersions(system, store, { resource, versions, rows: ROWS })),
      ...(await compareAccesses(system, store, fetched)),
    ];
    const sent = (await provider.getTransactionCount(system.vaultKey.address, "latest")) - sentBefore;
    if (sent !== 2 * accesses)
      problems.push(`${sent} transactions for ${accesses} accesses and as many acknowledgements`);
    if (deaths.length < kills) problems.push(`killed ${deaths.length} times, not ${kills}`);
    const counts = { versions, accesses, seed, kills: deaths.length, lives: before + lives };
    return { ...counts, killedAfter: countDeaths(deaths), problems };
  } finally {
    provider.destroy();
    await node.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Publishes all versions, killed so often. Gives how many lives it took. */
async function publishUnderFire(
  { system, task, random, deaths, onDeath }: Ground,
  publish: NonNullable<VaultTask["publish"]>,
  kills: number,
): Promise<number> {
  const key = ownerKey(system);
  const lives: Lived[] = [];
  const killed = () => lives.filter((life) => life.killed).length;
  while (killed() < kills && lives.length < 2 * kills) {
    const killAt = 1 + Math.floor(random() * POINTS.version);
    const life = await live(CHILD, { ...task, key, publish, holdAt: killAt } satisfies VaultTask, killAt);
    lives.push(life);
    if (!life.killed) continue;
    deaths.push(life);
    onDeath(life.lastPoint);
  }
  await live(CHILD, { ...task, key, publish } satisfies VaultTask);
  return lives.length + 1;
}

/** Fetches all accesses from a vault that is killed so often, and started again each time. */
async function serveUnderFire(
  { system, task, random, deaths, onDeath }: Ground,
  agreements: readonly Agreed[],
  accesses: number,
  kills: number,
): Promise<{ readonly fetched: readonly Fetched[]; readonly lives: number }> {
  const { privateKey: key } = system.vaultKey;
  const most = POINTS.start + (accesses * POINTS.access) / kills;
  let [killed, lives] = [0, 0];
  let life: (VaultLife & { over: boolean }) | undefined;

  async function begin(): Promise<VaultLife & { over: boolean }> {
    lives++;
    const killAt = killed < kills ? 1 + Math.floor(random() * most) : undefined;
    const hold = killAt !== undefined && random() < 0.5 ? { holdAt: killAt } : {};
    const begun = { ...liveVault({ ...task, key, ...hold }, killAt), over: false };
    begun.ended
      .then((lived) => {
        begun.over = true;
        if (!lived.killed) return;
        killed++;
        deaths.push(lived);
        onDeath(lived.lastPoint);
      })
      .catch(() => {});
    return begun;
  }
  async function vault(): Promise<string> {
    for (;;) {
      if (life === undefined || life.over) life = await begin();
      const url = await life.url;
      if (url !== undefined) return url;
      await life.ended;
    }
  }

  const fetched: Fetched[] = [];
  for (let n = 0; n < accesses; n++) {
    fetched.push(await fetchAccess(system, agreements[Math.floor(n / USES)] as Agreed, vault));
  }
  life?.stop();
  await life?.ended;
  return { fetched, lives };
}

/** Of organisation 1's account, which publishes. */
function ownerKey({ admin }: Pick<DataSharing, "admin">): string {
  const wallet = [0, 1, 2].map(developmentWallet).find(({ address }) => address === admin.address);
  if (wallet === undefined) throw new Error(`${admin.address} is no development account`);
  return wallet.privateKey;
}
