import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { expect } from "chai";
import { members } from "../../../../src/indexer/members/domain.ts";
import { sqliteDatabases } from "../../../../src/indexer/store/dialects.ts";
import { openStore } from "../../../../src/indexer/store/open-store.ts";
import { admitted, commit, IDENTITY } from "../../../../src/testing/index-store-events.ts";

describe("a file of SQLite that is written to", () => {
  it("lets others be heard between its statements", async () => {
    const folder = await mkdtemp(join(tmpdir(), "tallystick-pauses-"));
    const databases = sqliteDatabases(join(folder, "rows.db"));
    const store = await openStore({ databases, domains: [members], identity: IDENTITY, version: "1", wipe: false });
    await store.lead();
    let [turns, isOver] = [0, false];
    const others = (async () => {
      while (!isOver) {
        await setImmediate();
        turns++;
      }
    })();
    await commit(store, 1, ...Array.from({ length: 500 }, (_, i) => admitted(1, i + 1)));
    isOver = true;
    await others;
    expect(turns).to.be.greaterThan(25);
    await store.close();
    await rm(folder, { recursive: true });
  });
});
