import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { memoryStore } from "../../../../../src/sdk/core/send/memory-store.ts";
import { sqliteStore } from "../../../../../src/sdk/core/send/sqlite-store.ts";
import { testOutboxStore } from "../../../../../src/testing/outbox-store-suite.ts";

testOutboxStore("memory", () => {
  const store = memoryStore();
  return { open: () => store, reopen: () => store };
});

testOutboxStore("sqlite", () => {
  const folder = mkdtempSync(join(tmpdir(), "outbox-"));
  const open = () => sqliteStore(join(folder, "outbox.db"));
  return { open, reopen: open, cleanUp: () => rmSync(folder, { recursive: true }) };
});

/** What another process gets, which then ends without closing anything. */
function openElsewhere(path: string): string {
  const module = new URL("../../../../../src/sdk/node.ts", import.meta.url).href;
  const script = `import { sqliteStore } from ${JSON.stringify(module)};
    try { sqliteStore(${JSON.stringify(path)}); console.log("opened"); } catch (error) { console.log(error.code); }
    process.kill(process.pid, "SIGKILL");`;
  return spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" }).stdout.trim();
}

describe("sqliteStore", () => {
  it("is held by one at a time", async () => {
    const folder = mkdtempSync(join(tmpdir(), "outbox-"));
    const path = join(folder, "outbox.db");
    const first = sqliteStore(path);
    expect(() => sqliteStore(path))
      .to.throw()
      .with.property("code", "OUTBOX_LOCKED");
    expect(openElsewhere(path)).to.equal("OUTBOX_LOCKED");
    await first.close();
    expect(openElsewhere(path)).to.equal("opened");
    await sqliteStore(path).close();
    rmSync(folder, { recursive: true });
  });
});
