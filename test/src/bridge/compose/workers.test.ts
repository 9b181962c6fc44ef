import { expect } from "chai";
import pg from "pg";
import type { OpenedBridge } from "../../../../src/bridge/compose/open-bridge.ts";
import type { BridgeConfig } from "../../../../src/bridge/config/config.ts";
import { developmentWallet } from "../../../../src/cli/shared/development.ts";
import { systemClock } from "../../../../src/lib/clock.ts";
import { listSealedBatches } from "../../../../src/sdk/sensing/actions/feeds/list-sealed-batches.ts";
import {
  COSIGN_KEY,
  httpStation,
  postPack,
  type RiverChain,
  riverChain,
  temporaryFolder,
  testBridge,
  weirPack,
} from "../../../../src/testing/bridge.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { postgresServer, type TestPostgres } from "../../../../src/testing/postgres.ts";

describe("several workers of a gateway on one PostgreSQL server", () => {
  const folders = ["a", "b", "reviewing", "third"].map(() => temporaryFolder());
  let server: TestPostgres;
  let chain: RiverChain;
  let reviewing: OpenedBridge;
  let postgres: string;
  let workers: OpenedBridge[];
  before(async function () {
    const found = await postgresServer();
    if (!found) {
      console.log("    skipped: no $TALLY_POSTGRES_URL and no PostgreSQL on this machine");
      return this.skip();
    }
    server = found;
    chain = await riverChain();
    reviewing = await testBridge({
      chain,
      key: chain.gateways[1].privateKey,
      folder: folders[2]?.path as string,
      stations: [httpStation(chain.stations[1], "weir")],
    });
    postgres = await server.fresh();
    workers = [await worker(0), await worker(1)];
  });
  after(async () => {
    for (const each of workers ?? []) await each.close();
    await reviewing?.close();
    await chain?.close();
    await server?.close();
    for (const { cleanUp } of folders) cleanUp();
  });

  /** Any account may send: the signatures decide. */
  const senderKey = (n: number): string => developmentWallet(10 + n).privateKey;

  async function worker(n: number, changes: Partial<BridgeConfig["workers"] & object> = {}): Promise<OpenedBridge> {
    const folder = folders[n]?.path as string;
    return testBridge({
      chain,
      key: chain.gateways[0].privateKey,
      folder,
      config: {
        store: { postgres, folder },
        batch: { maxAgeSeconds: 0.05 },
        workers: { name: `worker-${n}`, senderKey: senderKey(n), leaseSeconds: 5, ...changes },
      },
      stations: [
        httpStation(chain.stations[0], "spring", { proposes: true }),
        httpStation(chain.stations[1], "weir", {
          proposes: true,
          cosigners: [{ url: reviewing.url, key: COSIGN_KEY }],
        }),
      ],
    });
  }

  let packs = 0;
  /** Sends a pack to the co-signing gateway and to a worker. */
  async function post(to: OpenedBridge): Promise<void> {
    const pack = weirPack(Date.now() - 900_000 + ++packs * 1_000, 7.5, 8.1);
    for (const { url } of [reviewing, to]) expect((await postPack(url, "weir", pack)).status).to.equal(202);
  }

  /** Resolves when the chain has all that was sent. */
  async function allSealed(): Promise<void> {
    const head = () => chain.ours.feeds.getHead({ station: chain.stations[1] });
    while ((await head()).lastSeq < 2 * packs) await systemClock.sleep(20);
  }

  async function metric(of: OpenedBridge, name: string): Promise<number> {
    const text = await (await fetch(`${of.url}/metrics`)).text();
    return Number(
      text
        .split("\n")
        .find((line) => line.startsWith(name))
        ?.split(" ")[1],
    );
  }

  const held = (of: OpenedBridge) => metric(of, `tallystick_lease_held{station="${chain.stations[1]}"}`);

  /** The worker that holds the weir, and the other one. */
  async function holderAndOther(): Promise<[OpenedBridge, OpenedBridge]> {
    for (;;) {
      const [a, b] = workers as [OpenedBridge, OpenedBridge];
      if ((await held(a)) === 1) return [a, b];
      if ((await held(b)) === 1) return [b, a];
      await systemClock.sleep(20);
    }
  }

  it("seal what comes to any of them, one at a time, and share the stations", async () => {
    for (const to of [...workers, ...workers]) {
      await post(to);
      await allSealed();
    }
    const [holder, other] = await holderAndOther();
    expect(await held(other)).to.equal(0);
    while ((await metric(other, `tallystick_lease_held{station="${chain.stations[0]}"}`)) !== 1)
      await systemClock.sleep(20);
    expect(await metric(holder, "tallystick_workers_alive")).to.equal(2);
    for (const { url } of workers) expect((await fetch(`${url}/health`)).status).to.equal(200);
    // Any worker answers for the readings of all.
    const readings = await Promise.all(
      workers.map(async ({ url }) => (await fetch(`${url}/v1/stations/${chain.stations[1]}/readings?from=1`)).json()),
    );
    expect(readings[0]).to.deep.equal(readings[1]);
  });

  it("take over at once from one that closes, and go on where it was", async () => {
    const [holder, other] = await holderAndOther();
    await holder.close();
    await post(other);
    await allSealed();
    const n = workers.indexOf(holder);
    workers[n] = await worker(n);
    await post(workers[n] as OpenedBridge);
    await allSealed();
  });

  it("write nothing for a station that another has, whatever they believe", async () => {
    const [holder] = await holderAndOther();
    const client = new pg.Client({ connectionString: postgres });
    await client.connect();
    // As after a pause: the station is somebody's whom this worker never heard of, and it does not know.
    await client.query(
      "UPDATE lease SET holder = 'somebody', token = token + 1, expires_at = clock_timestamp() + interval '6 s'",
    );
    await post(holder);
    const closed = "SELECT count(*) AS n FROM batch WHERE station = $1";
    const before = (await client.query(closed, [chain.stations[1]])).rows[0]?.n;
    await refused(holder.sealer.closeDue(chain.stations[1], Date.now(), true), "LEASE_LOST");
    expect((await client.query(closed, [chain.stations[1]])).rows[0]?.n).to.equal(before);
    await client.end();
    // When that lease is over the workers go on.
    await allSealed();
  });

  it("go on when the database ended all their connections", async () => {
    const [holder] = await holderAndOther();
    const client = new pg.Client({ connectionString: postgres });
    await client.connect();
    await post(holder);
    const end = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`;
    expect((await client.query(end)).rowCount).to.be.greaterThan(0);
    await client.end();
    await allSealed();
    for (const to of workers) {
      await post(to);
      await allSealed();
    }
    for (const { url } of workers) while ((await fetch(`${url}/health`)).status !== 200) await systemClock.sleep(20);
  });

  it("refuse one that sends from another's account", async () => {
    await refused(
      testBridge({
        chain,
        key: chain.gateways[0].privateKey,
        folder: folders[3]?.path as string,
        config: {
          store: { postgres, folder: folders[3]?.path as string },
          workers: { name: "worker-9", senderKey: senderKey(0) },
        },
        stations: [httpStation(chain.stations[1], "weir")],
      }),
      "WORKER_SENDER_SHARED",
    );
  });

  it("have each batch on chain once, in the order of the sequence, and nothing disputed", async () => {
    const sealed = await listSealedBatches(chain.ours, { station: chain.stations[1], limit: 1_000 });
    expect(sealed).not.to.deep.equal([]);
    expect(new Set(sealed.map(({ id }) => id)).size).to.equal(sealed.length);
    expect(sealed.reduce((sum, { count }) => sum + count, 0)).to.equal(2 * packs);
  });
});
