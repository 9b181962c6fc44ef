import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { allTables, askProcess } from "../../../../../src/testing/compute.ts";
import { HOSTILE } from "../../../../../src/testing/hostile-sql.ts";
import { LOAD_POLICY, type LoadData, makeLoadData } from "../../../../../src/testing/load-data.ts";
import { LOCKED } from "../../../../../src/vault/compute/engine/settings.ts";
import { type EngineProcess, startProcess } from "../../../../../src/vault/compute/engine/start-process.ts";

const SETTINGS = { threads: 1, memoryMiB: 64 };
const LIMIT = 1_500;
/** What reaches outside has to fail; what does not may succeed, and must change nothing. */
const OUTSIDE = /MARK|\/etc\/|\/proc\/|http:|s3:|getenv/;
const PROBE = [
  ...Object.keys(LOCKED).map((name) => `CAST(current_setting('${name}') AS VARCHAR)`),
  "CAST(current_setting('threads') AS VARCHAR)",
  "current_setting('memory_limit')",
  "(SELECT string_agg(table_name, ',' ORDER BY table_name) FROM information_schema.tables)",
  "(SELECT CAST(sum(kwh) AS VARCHAR) FROM load)",
  "(SELECT count(*) FROM duckdb_secrets())",
  "(SELECT count(*) FROM duckdb_views() WHERE NOT internal)",
];

describe("hostile statements at the second wall alone", () => {
  let data: LoadData;
  let folder: string;
  let server: Server;
  let connections = 0;
  let process: EngineProcess | undefined;
  let whole: unknown;

  before(async () => {
    data = makeLoadData({ factories: 12, days: 1 });
    folder = mkdtempSync(join(tmpdir(), "wall-"));
    server = createServer(() => connections++);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    await open();
    whole = await probe();
  });

  after(async () => {
    await process?.kill();
    await new Promise((resolve) => server.close(resolve));
    data.remove();
    rmSync(folder, { recursive: true });
  });

  async function open(): Promise<void> {
    process = startProcess({ heapMiB: 256 });
    const loaded = await askProcess(
      process,
      { do: "load", settings: SETTINGS, tables: allTables(LOAD_POLICY, data) },
      60_000,
    );
    expect(loaded).to.deep.equal({ value: undefined });
  }

  const run = (sql: string, limit = LIMIT) =>
    askProcess(process as EngineProcess, { do: "run", sql, binds: [], most: 10 }, limit);

  const probe = () => run(`SELECT ${PROBE.join(", ")}`, 60_000);

  /** The statement, with a file that is there to be read, or a name that can be made. */
  function aimed(sql: string): string {
    const isRead = /read_|FROM 'MARK'|COPY load FROM/.test(sql);
    const target = join(folder, isRead ? "secret.csv" : "made");
    return sql
      .replaceAll("MARK", target)
      .replaceAll("127.0.0.1:9", `127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  for (const { name, sql } of HOSTILE) {
    it(name, async () => {
      writeFileSync(join(folder, "secret.csv"), "factory\nsecret\n");
      if (process === undefined) await open();
      const answer = await run(aimed(sql));
      if (OUTSIDE.test(sql)) expect(answer).to.have.property("fault");
      expect(
        JSON.stringify(answer ?? null, (_, value) => (typeof value === "bigint" ? `${value}` : value)),
      ).not.to.contain("root:");
      expect(readdirSync(folder)).to.deep.equal(["secret.csv"]);
      expect(connections).to.equal(0);
      const after = answer === undefined ? undefined : await probe();
      if (after === undefined || "fault" in after) {
        // Ended at its limit, or of no use any more: a process has one query, so nobody else is hurt.
        await process?.kill();
        process = undefined;
        return;
      }
      expect(after).to.deep.equal(whole);
    });
  }

  it("left nothing where extensions and databases are kept", () => {
    expect(existsSync(join("/", "made"))).to.equal(false);
    expect(readdirSync(data.folder).sort()).to.deep.equal(["factory.csv", "load.csv", "tariff.csv"]);
  });
});
