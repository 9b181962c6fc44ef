import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect } from "chai";
import type { Point } from "../../../../../src/bridge/compose/points/point.ts";
import { startSealingThread } from "../../../../../src/bridge/compose/sealing/sealing-thread.ts";
import type { ReadingStore } from "../../../../../src/bridge/model/store.ts";
import { storeFolder } from "../../../../../src/bridge/store/sqlite/folder.ts";
import { openSqliteStore } from "../../../../../src/bridge/store/sqlite/store.ts";
import { temporaryFolder } from "../../../../../src/testing/bridge.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { phFrame, RIVER } from "../../../../../src/testing/sealing.ts";

const T = Date.UTC(2026, 6, 1);

describe("the sealing thread", () => {
  const place = temporaryFolder();
  const folder = join(place.path, "store");
  const setup = { folder, maxCount: 10, maxAge: 1_000, carryLatest: true };
  let store: ReadingStore;
  before(async () => {
    store = await openSqliteStore({ folder, access: "ingest" });
    await store.append(Array.from({ length: 25 }, (_, i) => phFrame(T + i * 900_000, 750)));
  });
  after(async () => {
    await store.close();
    place.cleanUp();
  });

  it("closes batches on a connection of its own, and takes a changed field in turn", async () => {
    const thread = startSealingThread(setup, RIVER);
    const limited = {
      ...RIVER,
      stations: RIVER.stations.map((station) => ({
        ...station,
        sensors: station.sensors.map((sensor) => ({ ...sensor, limit: { min: 760, max: null } })),
      })),
    };
    const first = thread.closeDue(1, 0);
    thread.setField(limited);
    const second = thread.closeDue(1, 0, true);
    expect([await first, await second]).to.deep.equal([2, 1]);
    const batches = await store.batches(1, 1, 10);
    expect(batches.map(({ batch }) => [batch.count, batch.exceedances.length])).to.deep.equal([
      [10, 0],
      [10, 0],
      [5, 1],
    ]);
    await thread.close();
  });

  it("stands still at each point until it was heard", async () => {
    const { batches } = storeFolder(folder);
    const kept = () => {
      const database = new DatabaseSync(batches, { readOnly: true });
      const { count } = database.prepare("SELECT count(*) AS count FROM batch").get() as { count: number };
      database.close();
      return count;
    };
    await store.append(Array.from({ length: 20 }, (_, i) => phFrame(T + (25 + i) * 900_000, 750)));
    const seen: [Point, number][] = [];
    const thread = startSealingThread(setup, RIVER, (point) => seen.push([point, kept()]));
    expect(await thread.closeDue(1, 0)).to.equal(2);
    expect(seen).to.deep.equal([
      ["before batch", 3],
      ["after batch", 4],
      ["before batch", 4],
      ["after batch", 5],
    ]);
    await thread.close();
  });

  it("gives the code of what failed inside, and goes on when it is mended", async () => {
    const dense = {
      ...RIVER,
      stations: RIVER.stations.map((station) => ({
        ...station,
        sensors: station.sensors.map((sensor) => ({ ...sensor, interval: 1 })),
      })),
    };
    const thread = startSealingThread(setup, dense);
    expect((await refused(thread.closeDue(1, 0), "PROFILE_UNFIT")).retryable).to.equal(false);
    thread.setField(RIVER);
    expect(await thread.closeDue(1, 0)).to.equal(0);
    await thread.close();
  });

  it("says so when it cannot start or has ended, and can be closed all the same", async () => {
    const thread = startSealingThread({ ...setup, folder: join(place.path, "nowhere") }, RIVER);
    const error = await thread.closeDue(1, 0).catch((reason) => reason);
    expect(error).to.be.instanceOf(Error);
    expect(await thread.closeDue(1, 0).catch((reason) => reason)).to.equal(error);
    await thread.close();
    const ended = startSealingThread(setup, RIVER);
    await ended.close();
    await ended.close();
    await refused(ended.closeDue(1, 0), "INTERNAL");
  });
});
