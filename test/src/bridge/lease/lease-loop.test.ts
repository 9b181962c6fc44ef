import { expect } from "chai";
import { HeldLeases } from "../../../../src/bridge/lease/held-leases.ts";
import { keepLeases, type RunningLeases } from "../../../../src/bridge/lease/lease-loop.ts";
import { bridgeError } from "../../../../src/bridge/model/errors.ts";
import type { Beat, Lease, LeaseTable, Worker } from "../../../../src/bridge/model/lease.ts";
import { isTallyError } from "../../../../src/lib/errors.ts";
import { type TestClock, testClock } from "../../../../src/testing/clock.ts";

const TTL = 9_000;
const WORKER: Worker = { name: "a", instance: "a-1", sender: "0x", stations: [1, 2], sessions: [] };

/** A database in which the test says who lives and who holds what; leases last until the test takes them. */
class ScriptedTable implements LeaseTable {
  others: { name: string; stations: readonly number[] }[] = [];
  readonly holders = new Map<number, { holder: string; token: number }>();
  failing: Error | undefined;
  readonly calls: string[] = [];
  #heard: (() => void)[] = [];

  /** Resolves when the worker has asked for something, and for whatever follows from it at once. */
  async next(call: string): Promise<void> {
    while (!this.calls.includes(call)) await new Promise<void>((resolve) => this.#heard.push(resolve));
    this.calls.splice(0, this.calls.indexOf(call) + 1);
    await new Promise((resolve) => setImmediate(resolve));
  }

  give(station: number, holder: string): void {
    this.holders.set(station, { holder, token: (this.holders.get(station)?.token ?? 0) + 1 });
  }

  async join(): Promise<void> {}

  async beat(worker: Worker, held: readonly Lease[]): Promise<Beat> {
    this.#note("beat");
    if (this.failing !== undefined) throw this.failing;
    return {
      renewed: held.filter(({ station, token }) => this.holders.get(station)?.token === token),
      workers: [worker, ...this.others],
      held: [...this.holders].map(([station, { holder }]) => ({ station, holder })),
      gone: [],
    };
  }

  async claim({ name }: Worker, stations: readonly number[]): Promise<Lease[]> {
    for (const station of stations) this.give(station, name);
    this.#note(`claim ${stations.join()}`);
    return stations.map((station) => ({ station, token: this.holders.get(station)?.token as number }));
  }

  async release(leases: readonly Lease[]): Promise<void> {
    for (const { station } of leases) this.holders.delete(station);
    this.#note(`release ${leases.map(({ station }) => station).join()}`);
  }

  async adopt(): Promise<boolean> {
    return false;
  }

  async leave(_: Worker, held: readonly Lease[]): Promise<void> {
    this.#note(`leave ${held.map(({ station }) => station).join()}`);
  }

  async close(): Promise<void> {}

  #note(call: string): void {
    this.calls.push(call);
    for (const heard of this.#heard.splice(0)) heard();
  }
}

describe("a worker's leases", () => {
  let clock: TestClock;
  let table: ScriptedTable;
  let held: HeldLeases;
  let leases: RunningLeases;
  let changes: string[];
  let problem: unknown;
  beforeEach(async () => {
    clock = testClock();
    table = new ScriptedTable();
    changes = [];
    problem = undefined;
    held = new HeldLeases({
      clock,
      onTaken: ({ station }) => changes.push(`taken ${station}`),
      onLost: ({ station }, why) => changes.push(`${why} ${station}`),
    });
    leases = await keepLeases({
      worker: WORKER,
      table,
      held,
      ttl: TTL,
      clock,
      onProblem(error) {
        problem = error;
      },
    });
  });
  afterEach(() => leases.close());

  async function opened(): Promise<void> {
    leases.open();
    await table.next("claim 1,2");
  }

  /** Has the next report come. */
  async function beat(): Promise<void> {
    clock.advance(TTL / 3);
    await table.next("beat");
  }

  it("are taken once it is open, and not before", async () => {
    await beat();
    expect(held.all()).to.deep.equal([]);
    await opened();
    expect([held.holds(1), held.holds(2), held.holds(3)]).to.deep.equal([true, true, false]);
    expect(changes).to.deep.equal(["taken 1", "taken 2"]);
  });

  it("are given back where another worker should have them, and end where one took them", async () => {
    await opened();
    table.others = [{ name: "b", stations: [1, 2] }];
    await beat();
    await table.next("release 1");
    expect([held.token(1), held.token(2)]).to.deep.equal([undefined, 1]);
    table.give(1, "b");
    table.give(2, "b");
    await beat();
    expect(held.all()).to.deep.equal([]);
    expect(changes).to.deep.equal(["taken 1", "taken 2", "released 1", "lost 2"]);
    expect(held.changes).to.include({ taken: 2, lost: 1, released: 1, expired: 0 });
  });

  it("are believed in for no longer than was asked for, also by a process that was stopped", async () => {
    await opened();
    table.failing = bridgeError("STORE_FAILED", "no database");
    clock.advance(TTL - 1);
    await table.next("beat");
    expect(isTallyError(problem, "STORE_FAILED")).to.equal(true);
    expect(held.token(1)).to.equal(1);
    clock.advance(1);
    // At once, before any timer of the process had its turn.
    expect([held.holds(1), held.token(1)]).to.deep.equal([false, undefined]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(changes.slice(2)).to.deep.equal(["expired 1", "expired 2"]);
    table.failing = undefined;
    await beat();
    await table.next("claim 1,2");
    expect([held.token(1), held.token(2)], "the same worker's, under new tokens").to.deep.equal([2, 2]);
    expect(problem).to.equal(undefined);
  });

  it("run work while they last, again when they are back, and no more when it ends", async () => {
    const log: string[] = [];
    const over = new AbortController();
    const running = held.whileHeld(1, over.signal, async (signal) => {
      log.push("begins");
      await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
      log.push("ends");
    });
    await opened();
    table.give(1, "b");
    table.others = [{ name: "b", stations: [1] }];
    await beat();
    expect(log).to.deep.equal(["begins", "ends"]);
    table.holders.delete(1);
    table.others = [];
    await beat();
    await table.next("claim 1");
    expect(log).to.deep.equal(["begins", "ends", "begins"]);
    over.abort();
    await running;
    expect(log).to.have.length(4);
  });

  it("are given up for good by a process in whose place another began", async () => {
    await opened();
    table.failing = bridgeError("WORKER_REPLACED", "another began");
    await beat();
    expect(held.all()).to.deep.equal([]);
    table.calls.length = 0;
    for (let n = 0; n < 3; n++) {
      clock.advance(TTL / 3);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(table.calls).to.deep.equal([]);
    expect(isTallyError(problem, "WORKER_REPLACED")).to.equal(true);
  });

  it("are given back when it closes", async () => {
    await opened();
    await leases.close();
    expect(table.calls).to.include("leave 1,2");
    expect(held.holds(1)).to.equal(false);
  });
});
