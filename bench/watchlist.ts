/**
 * What a query costs the service of a list of a million entries, beside what it cannot do without: one bare `blindEvaluate` with its proof.
 * A query is three requests: the evaluation, a bucket with its path, a signed receipt; each with its write to the disk. The chain is not
 * asked, its answers are constants. `npm run tool -- bench/watchlist.ts`
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { ristretto255_oprf } from "@noble/curves/ed25519.js";
import { getBytes, hexlify, keccak256, toBeHex, Wallet, ZeroHash } from "ethers";
import { systemClock } from "../src/lib/clock.ts";
import { silentLogger } from "../src/lib/logger.ts";
import type { Client } from "../src/sdk/core/client.ts";
import { chainReceipts } from "../src/sdk/watchlist/model/receipt.ts";
import { signQueryCount } from "../src/sdk/watchlist/model/sign.ts";
import { subjectInput } from "../src/sdk/watchlist/model/subject.ts";
import { blindInput, finalizeInputs, type VoprfAnswer } from "../src/sdk/watchlist/model/voprf.ts";
import { watchlistSubjects } from "../src/testing/watchlist-subjects.ts";
import { answerQueries, type QuerierSource } from "../src/watchlist/answer-query.ts";
import { newEpochKey } from "../src/watchlist/keys/key-file.ts";
import { buildRoot } from "../src/watchlist/roots/build-root.ts";
import { serveBuckets } from "../src/watchlist/roots/serve-buckets.ts";
import { createWatchlistApi } from "../src/watchlist/serve/app.ts";
import { signReceipts } from "../src/watchlist/sign-receipts.ts";
import { openStore } from "../src/watchlist/store/open-store.ts";
import type { ReportChange } from "../src/watchlist/store/store.ts";
import { table } from "./bridge/rows.ts";
import { median, rounded } from "./bridge/statistics.ts";
import { machine } from "./gas/machine.ts";

const RESULTS = new URL("results/watchlist.json", import.meta.url);
const ENTRIES = 1_000_000;
const QUERIES = 200;
const K = 100;
const BAR = 50;
const LIST = keccak256("0x01");
const ORGANISATION = 7;

const folder = realpathSync(mkdtempSync(join(tmpdir(), "tallystick-")));
const [load] = loadavg();
const key = newEpochKey(1);
const signer = Wallet.createRandom();
const deployment = { chainId: 1, genesisHash: ZeroHash, contracts: { Watchlist: { address: `0x${"11".repeat(20)}` } } };
const client = { deployment } as unknown as Client;
const source: QuerierSource = {
  organisationOf: async () => ORGANISATION,
  countSigner: () => signer.address,
  pointsOf: async () => ({ points: Number.MAX_SAFE_INTEGER, queries: 0 }),
  epochs: async () => [{ epoch: 1, publicKey: hexlify(key.publicKey) }],
};
const quota = { queries: ENTRIES, span: 3_600_000 };
const store = openStore({ path: join(folder, "list.sqlite"), list: LIST, genesisHash: ZeroHash, quota });

/** Tags that are as random as real ones, in their order. */
function reports(): ReportChange[] {
  const step = (1n << 160n) / BigInt(ENTRIES);
  return Array.from({ length: ENTRIES }, (_, i): ReportChange => {
    const tag = toBeHex(BigInt(i) * step + ((BigInt(i) * 2_654_435_761n) % step), 20);
    return { type: "reported", epoch: 1, tag, organisation: 1, reason: 0, until: 4_000_000_000n, contested: false };
  });
}

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

try {
  store.apply(reports(), { block: 1, logIndex: null, blockHash: ZeroHash });
  const began = performance.now();
  const root = buildRoot({ store, list: LIST, epoch: 1, number: 1, asOf: 1n, k: K });
  const building = (performance.now() - began) / 1_000;
  store.saveRoot(root);

  const buckets = serveBuckets({ list: LIST, k: K, store });
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

  const hidden = watchlistSubjects(1, QUERIES).map((subject) => blindInput(subjectInput(subject)));
  const deadline = 4_000_000_000;
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
  const rows = [
    { name: "watchlist-query-server", value: rounded(server, 2), unit: "ms", ...peer },
    { name: "watchlist-query-cpu", value: rounded(median(cpus), 2), unit: "ms" },
    { name: "watchlist-build-root", value: rounded(building, 1), unit: "s" },
    { name: "watchlist-bucket-size", value: sizes[0] as number, unit: "bytes" },
  ];
  console.log(table(rows));
  const { cpu: processor, cores, memoryGiB, node } = machine();
  const result = {
    machine: { cpu: processor, cores, memoryGiB, node, loadBefore: rounded(load ?? 0, 2) },
    at: new Date().toISOString(),
    entries: ENTRIES,
    buckets: 2 ** root.bits,
    queries: QUERIES,
    rows,
  };
  mkdirSync(new URL(".", RESULTS), { recursive: true });
  writeFileSync(RESULTS, `${JSON.stringify(result, null, 2)}\n`);
  process.exitCode = server < BAR ? 0 : 1;
} finally {
  store.close();
  rmSync(folder, { recursive: true, force: true });
}
