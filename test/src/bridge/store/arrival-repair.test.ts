import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect } from "chai";
import { openSqliteStore } from "../../../../src/bridge/store/sqlite/store.ts";
import { temporaryFolder } from "../../../../src/testing/bridge.ts";
import { closedBatch, sweep } from "../../../../src/testing/readings.ts";

const GUIDE = join(import.meta.dirname, "../../../../docs/guides/bridge.md");
const T = Date.UTC(2026, 6, 1);
const FUTURE = Date.UTC(2100, 0, 1);

describe("the repair of times of arrival that the guide gives", () => {
  it("brings readings that are in no batch back to now, and leaves those that are", async () => {
    const { path: folder, cleanUp } = temporaryFolder();
    let store = await openSqliteStore({ folder, access: "ingest" });
    await store.append([sweep(1, T), sweep(2, FUTURE), sweep(1, FUTURE), sweep(1, T + 1)]);
    await store.addBatch(closedBatch(1, 1, 5));
    expect((await store.readings(1, 15, 15))[0]?.receivedAt).to.equal(FUTURE);
    await store.close();

    const [, sql = ""] = /```sql\n(.*?)```/s.exec(readFileSync(GUIDE, "utf8")) ?? [];
    const db = new DatabaseSync(join(folder, "readings.db"));
    db.exec(sql.replace("'batches.db'", `'${join(folder, "batches.db")}'`));
    db.close();

    store = await openSqliteStore({ folder, access: "ingest" });
    const times = async (station: number) => (await store.readings(station, 1, 99)).map(({ receivedAt }) => receivedAt);
    const [first, second] = [await times(1), await times(2)];
    expect(first.slice(0, 5)).to.deep.equal([T, T, T, T, T]);
    expect(first.slice(5).every((at) => at > T && at < FUTURE)).to.equal(true);
    expect(first).to.deep.equal(first.toSorted((a, b) => a - b));
    expect(second.every((at) => at < FUTURE)).to.equal(true);
    const now = Date.UTC(2099, 0, 1);
    await store.append([sweep(1, now)]);
    expect((await times(1)).at(-1)).to.equal(now);
    await store.close();
    cleanUp();
  });
});
