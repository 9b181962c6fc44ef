import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect } from "chai";
import { openSqliteStore, type SqliteStoreParameters } from "../../../../src/bridge/store/sqlite/store.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { testReadingStore } from "../../../../src/testing/reading-store-suite.ts";
import { closedBatch, rejection, sweep } from "../../../../src/testing/readings.ts";

const T = Date.UTC(2026, 6, 1);

function inFreshFolder() {
  const parent = mkdtempSync(join(tmpdir(), "store-"));
  const folder = join(parent, "deep", "store");
  return {
    folder,
    open: (changes: Partial<SqliteStoreParameters> = {}) => openSqliteStore({ folder, access: "ingest", ...changes }),
    cleanUp: () => rmSync(parent, { recursive: true }),
  };
}

testReadingStore("SQLite", () => {
  const { open, cleanUp } = inFreshFolder();
  return { open: () => open(), beside: () => open({ access: "batches" }), cleanUp };
});

describe("the SQLite store", () => {
  let place: ReturnType<typeof inFreshFolder>;
  beforeEach(() => {
    place = inFreshFolder();
  });
  afterEach(() => place.cleanUp());

  it("takes the readings of one bridge at a time", async () => {
    const store = await place.open();
    await refused(place.open(), "STORE_LOCKED");
    await store.close();
    await store.close();
    await (await place.open()).close();
  });

  it("lets each access write what it is for", async () => {
    const store = await place.open();
    const [batches, reader] = [await place.open({ access: "batches" }), await place.open({ access: "read" })];
    await store.append([sweep(1, T)]);
    for (const other of [batches, reader]) {
      await refused(other.append([sweep(1, T + 1)]), "STORE_READ_ONLY");
      await refused(other.appendRejections([rejection(1, T)]), "STORE_READ_ONLY");
      expect(await other.lastSeq(1)).to.equal(5);
    }
    await refused(reader.addBatch(closedBatch(1, 1, 5)), "STORE_READ_ONLY");
    await refused(reader.promise(1, 1, "0x"), "STORE_READ_ONLY");
    await refused(batches.skip({ station: 2, firstSeq: 1, throughSeq: 1 }, 0), "STORE_READ_ONLY");
    await batches.addBatch(closedBatch(1, 1, 5));
    expect((await reader.lastBatch(1))?.batch.count).to.equal(5);
    for (const each of [store, batches, reader]) await each.close();
  });

  it("ends a gap that was cut short between its two databases, and is behind the chain until then", async () => {
    const gap = { station: 1, firstSeq: 41, throughSeq: 43 };
    const skipped = await place.open();
    await skipped.skip(gap, T);
    await skipped.close();
    const db = new DatabaseSync(join(place.folder, "batches.db"));
    db.exec("DELETE FROM gap");
    db.close();
    const store = await place.open();
    expect([await store.lastSeq(1), await store.batchedThrough(1)]).to.deep.equal([43, 0]);
    expect((await store.tally(1)).readings).to.equal(0);
    await store.skip(gap, T);
    expect([await store.lastSeq(1), await store.batchedThrough(1)]).to.deep.equal([43, 43]);
    await store.close();
  });

  it("wants to be opened for ingest first, and by a program that is new enough", async () => {
    await refused(place.open({ access: "read" }), "STORE_FAILED");
    await (await place.open()).close();
    const db = new DatabaseSync(join(place.folder, "readings.db"));
    db.exec("PRAGMA user_version = 0");
    await refused(place.open({ access: "batches" }), "STORE_VERSION");
    db.exec("PRAGMA user_version = 999");
    db.close();
    for (const access of ["ingest", "batches", "read"] as const) await refused(place.open({ access }), "STORE_VERSION");
  });

  it("says so when the disk is full, keeps nothing of it, and goes on where there is room", async () => {
    let store = await place.open({ maxBytes: 400_000 });
    const big = (time: number) => ({ ...sweep(1, time), raw: new Uint8Array(50_000) });
    let stored = 0;
    let error: unknown;
    while (error === undefined) {
      error = await store.append([big(T + stored)]).then(
        () => void stored++,
        (reason) => reason,
      );
    }
    expect(error).to.include({ code: "STORE_FAILED", retryable: true });
    expect(stored).to.be.greaterThan(2);
    expect(await store.lastSeq(1)).to.equal(5 * stored);
    await refused(store.append([big(T + stored)]), "STORE_FAILED");
    await store.close();
    store = await place.open();
    expect((await store.append([big(T + stored)]))[0]?.lastSeq).to.equal(5 * (stored + 1));
    await store.close();
  });

  it("is nobody else's to read, also where its folder was there before", async () => {
    mkdirSync(place.folder, { recursive: true, mode: 0o755 });
    const modes = () =>
      [".", ...readdirSync(place.folder)].map((name) => statSync(join(place.folder, name)).mode & 0o77);
    for (let round = 0; round < 2; round++) {
      const store = await place.open();
      await store.append([sweep(1, T + round)]);
      expect(modes().every((mode) => mode === 0)).to.equal(true);
      await store.close();
      chmodSync(place.folder, 0o755);
      chmodSync(join(place.folder, "readings.db"), 0o644);
    }
  });

  it("finds damage at the start, and does not say that trying again can help", async () => {
    const store = await place.open();
    for (let i = 0; i < 200; i++) await store.append([sweep(1, T + i)]);
    await store.close();
    const path = join(place.folder, "readings.db");
    const whole = readFileSync(path);
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, whole.length / 2, whole.length / 2 + 8_192);
    for (const bytes of [damaged, Buffer.alloc(8_192, "no database")]) {
      writeFileSync(path, bytes);
      expect((await refused(place.open(), "STORE_CORRUPT")).retryable).to.equal(false);
    }
    writeFileSync(path, whole);
    await (await place.open()).close();
  });

  it("is not put where a file is", async () => {
    mkdirSync(dirname(place.folder), { recursive: true });
    writeFileSync(place.folder, "");
    expect((await refused(place.open(), "CONFIG_INVALID")).values).to.include({
      key: "/store/folder",
      reason: "EEXIST",
    });
  });

  it("says so when it was closed", async () => {
    const store = await place.open();
    await store.close();
    await refused(store.append([sweep(1, T)]), "STORE_FAILED");
    await refused(store.lastSeq(1), "STORE_FAILED");
  });
});
