import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ristretto255_oprf } from "@noble/curves/ed25519.js";
import { getBytes, hexlify, keccak256, toBeHex, Wallet, ZeroHash } from "ethers";
import { systemClock } from "../../src/lib/clock.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import type { Client } from "../../src/sdk/core/client.ts";
import { chainReceipts } from "../../src/sdk/watchlist/model/receipt.ts";
import { signQueryCount } from "../../src/sdk/watchlist/model/sign.ts";
import { subjectInput } from "../../src/sdk/watchlist/model/subject.ts";
import { blindInput, finalizeInputs, type VoprfAnswer } from "../../src/sdk/watchlist/model/voprf.ts";
import { watchlistSubjects } from "../../src/testing/watchlist-subjects.ts";
import { answerQueries, type QuerierSource } from "../../src/watchlist/answer-query.ts";
import { newEpochKey } from "../../src/watchlist/keys/key-file.ts";
import { buildRoot } from "../../src/watchlist/roots/build-root.ts";
import { serveBuckets } from "../../src/watchlist/roots/serve-buckets.ts";
import { createWatchlistApi } from "../../src/watchlist/serve/app.ts";
import { signReceipts } from "../../src/watchlist/sign-receipts.ts";
import { openStore } from "../../src/watchlist/store/open-store.ts";
import type { ReportChange, WatchlistStore } from "../../src/watchlist/store/store.ts";
import type { Row } from "../bridge/rows.ts";
import { median, rounded } from "../bridge/statistics.ts";

export interface Sizes {
  /** Of the list. */
  readonly entries: number;
  readonly queries: number;
  /** Fewest entries of a bucket. */
  readonly k: number;
}

/** What is measured, and what it was measured on. */
export interface Measured {
  readonly rows: readonly Row[];
  readonly buckets: number;
}

/** Milliseconds that a query of the whole list may take on the server. */
export const BAR = 50;

const LIST = keccak256("0x01");
const ORGANISATION = 7;
const DEADLINE = 4_000_000_000;

/** Tags that are as random as real ones, in their order. */
function reports(entries: number): ReportChange[] {
  const step = (1n << 160n) / BigInt(entries);
  return Array.from({ length: entries }, (_, i): ReportChange => {
    const tag = toBeHex(BigInt(i) * step + ((BigInt(i) * 2_654_435_761n) % step), 20);
    const until = BigInt(DEADLINE);
    return { type: "reported", epoch: 1, tag, organisation: 1, reason: 0, until, contested: false };
  });
}

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** Queries a list that is in a folder of its own. */
export async function measureWatchlist(sizes: Sizes): Promise<Measured> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "tallystick-")));
  const quota = { queries: sizes.queries, span: 3_600_000 };
  const store = openStore({ path: join(folder, "list.sqlite"), list: LIST, genesisHash: ZeroHash, quota });
  try {
    return await measureStore(store, sizes);
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureStore(store: WatchlistStore, { entries, queries, k }: Sizes): Promise<Measured> {
  const key = newEpochKey(1);
  const signer = Wallet.createRandom();
  const deployment = {
    chainId: 1,
    genesisHash: ZeroHash,
    contracts: { Watchlist: { address: `0x${"11".repeat(20)}` } },
  };
  const client = { deployment } as unknown as Client;
  const source: QuerierSource = {
    organisationOf: async () => ORGANISATION,
    countSigner: () => signer.address,
    pointsOf: async () => ({ points: Number.MAX_SAFE_INTEGER, queries: 0 }),
    epochs: async () => [{ epoch: 1, publicKey: hexlify(key.publicKey) }],
  };
  store.apply(reports(entries), { block: 1, logIndex: null, blockHash: ZeroHash });
  const began = performance.now();
  const root = buildRoot({ store, list: LIST, epoch: 1, number: 1, asOf: 1n, k });
  const building = (performance.now() - began) / 1_000;
  store.saveRoot(root);

  const buckets = serveBuckets({ list: LIST, k, store });
  const clock = systemClock;
  const answer = answerQueries({ list: LIST, price: 1, keys: [key], source, store, clock });
  const api = await createWatchlistApi({
    about: async () => ({}),
    challenge: () => ({ service: "", nonce: ZeroHash, expiresAt: 0 }),
    signIn: async () => ({}),
    accountOf: () => signer.address,
    answer: (who, { count, ...query }) =>
      answer(who, { ...query, count: { ...count, deadline: BigInt(count.deadline) } }),
    countOf: async () => ({}),
    bucket: buckets.bucketOf,
    receipts: signReceipts({ list: LIST, signer, client, source, store, buckets, clock }),
    health: async () => ({}),
    log: silentLogger,
  });
  await api.ready();
  const headers = { authorization: `Bearer ${"0".repeat(64)}` };
  const post = (url: string, payload: object) => api.inject({ method: "POST", url, payload, headers });

  const hidden = watchlistSubjects(1, queries).map((subject) => blindInput(subjectInput(subject)));
  const deadline = DEADLINE;
  const [walls, cpus, floors, sizes]: [number[], number[], number[], number[]] = [[], [], [], []];
  let [receipts, last]: [string, string[]] = [ZeroHash, []];
  for (const [i, each] of hidden.entries()) {
    const total = i + 1;
    receipts = chainReceipts(receipts, last);
    const count = { list: LIST, organisation: ORGANISATION, total, receipts, deadline: BigInt(deadline) };
    const signature = await signQueryCount(signer, deployment, count);
    const body = { epoch: 1, blinded: [each.blinded], count: { total, receipts, deadline }, signature };
    last = [keccak256(toBeHex(total, 32))];
    const [start, used] = [performance.now(), cpu()];
    const evaluated = await post("/v1/evaluate", body);
    const bucket = await api.inject({
      method: "GET",
      url: `/v1/epochs/1/roots/1/buckets/${(i * 41) % 2 ** root.bits}`,
    });
    const signed = await post("/v1/receipts", { epoch: 1, number: 1, receipts: last });
    walls.push(performance.now() - start);
    cpus.push(cpu() - used);
    sizes.push(bucket.rawPayload.length);
    const statuses = [evaluated, bucket, signed].map(({ statusCode }) => statusCode);
    if (statuses.some((status) => status !== 200)) throw new Error(`query ${total} was answered ${statuses}`);
    finalizeInputs([each], evaluated.json<VoprfAnswer>(), hexlify(key.publicKey));

    const element = getBytes(each.blinded);
    const from = performance.now();
    ristretto255_oprf.voprf.blindEvaluate(key.secretKey, key.publicKey, element);
    floors.push(performance.now() - from);
  }
  if (new Set(sizes).size !== 1) throw new Error("buckets are of several sizes");
  await api.close();

  const [server, floor] = [median(walls), median(floors)];
  const peer = { peer: "blindEvaluate", peerValue: rounded(floor, 2), ratio: rounded(server / floor, 2) };
  const rows: Row[] = [
    { name: "watchlist-query-server", value: rounded(server, 2), unit: "ms", ...peer },
    { name: "watchlist-query-cpu", value: rounded(median(cpus), 2), unit: "ms" },
    { name: "watchlist-build-root", value: rounded(building, 1), unit: "s" },
    { name: "watchlist-bucket-size", value: sizes[0] as number, unit: "bytes" },
  ];
  return { rows, buckets: 2 ** root.bits };
}
