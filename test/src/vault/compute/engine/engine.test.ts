import { expect } from "chai";
import { allTables, COMPUTE, openTestEngine } from "../../../../../src/testing/compute.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { LOAD_POLICY, type LoadData, makeLoadData } from "../../../../../src/testing/load-data.ts";
import { type Engine, openEngine } from "../../../../../src/vault/compute/engine/open-engine.ts";
import { type EngineProcess, startProcess } from "../../../../../src/vault/compute/engine/start-process.ts";

const FOREVER = "SELECT count(*) FROM range(1000000000000)";
const HUGE = "SELECT list(a.range) FROM range(100000000) a";

describe("an engine in a process of its own", () => {
  let data: LoadData;

  before(() => {
    data = makeLoadData({ factories: 12, days: 1 });
  });

  after(() => data.remove());

  const opened: Engine[] = [];

  afterEach(async () => {
    for (const engine of opened.splice(0)) await engine.close();
  });

  const loaded = async (options: Parameters<typeof openTestEngine>[0]) => {
    const engine = openTestEngine(options);
    opened.push(engine);
    await engine.load(allTables(LOAD_POLICY, data));
    return engine;
  };

  it("is ended when a query takes too long, and the next one is answered", async () => {
    const engine = await loaded({ milliseconds: 300 });
    const error = await refused(engine.run(FOREVER, [], 1), "QUERY_TIME_EXCEEDED");
    expect(error.values).to.deep.equal({ limit: 300 });
    await refused(engine.run("SELECT 1", [], 1), "QUERY_TIME_EXCEEDED");
    const next = await loaded({});
    expect(await next.run("SELECT count(*) FROM load", [], 1)).to.deep.equal({ rows: [[576n]], more: false });
  });

  it("is ended when a query needs too much memory", async () => {
    const engine = await loaded({ memoryMiB: 64 });
    const error = await refused(engine.run(HUGE, [], 1), "QUERY_MEMORY_EXCEEDED");
    expect(error.values).to.deep.equal({ limit: 64 });
  });

  it("is ended when the query is called off", async () => {
    const asked = new AbortController();
    const settings = { threads: 1, memoryMiB: 64 };
    const limits = { milliseconds: 60_000, loadMilliseconds: 60_000 };
    const engine = openEngine({ ...COMPUTE, settings, ...limits, abort: asked.signal });
    await engine.load(allTables(LOAD_POLICY, data));
    const running = engine.run(FOREVER, [], 1);
    asked.abort(new Error("the consumer hung up"));
    await refused(running, "QUERY_ABORTED");
  });

  it("says so when its process is killed under it", async () => {
    let process: EngineProcess | undefined;
    const start: typeof startProcess = (options) => {
      process = startProcess(options);
      return process;
    };
    const settings = { threads: 1, memoryMiB: 64 };
    const engine = openEngine({ ...COMPUTE, start, settings, milliseconds: 60_000, loadMilliseconds: 60_000 });
    await engine.load(allTables(LOAD_POLICY, data));
    const running = engine.run(FOREVER, [], 1);
    await process?.kill();
    const error = await refused(running, "QUERY_FAILED");
    expect((error.cause as Error).message).to.equal("the engine's process ended with SIGKILL");
  });

  it("gives no more rows than were asked for", async () => {
    const engine = await loaded({});
    expect(await engine.run("SELECT range FROM range(5)", [], 2)).to.deep.equal({ rows: [[0n], [1n]], more: true });
  });

  it("makes no cell of floating point", async () => {
    const engine = await loaded({});
    const error = await refused(engine.run("SELECT 1::DOUBLE", [], 2), "QUERY_FAILED");
    expect((error.cause as Error).message).to.equal("no cell is made of number");
  });

  it("is of no use after any failure", async () => {
    const engine = await loaded({});
    await refused(engine.run("SELECT * FROM nowhere", [], 1), "QUERY_FAILED");
    await refused(engine.run("SELECT 1", [], 1), "QUERY_FAILED");
  });
});
