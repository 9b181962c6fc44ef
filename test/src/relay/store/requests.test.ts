import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { RequestStore } from "../../../../src/relay/store/request.ts";
import { openRequests } from "../../../../src/relay/store/requests.ts";
import { temporaryFolder } from "../../../../src/testing/command-line.ts";
import { refused } from "../../../../src/testing/errors.ts";

const lightClient = `0x${"ab".repeat(32)}`;
const slot = { account: `0x${"11".repeat(20)}`, slot: `0x${"00".repeat(32)}` };
const stateRoot = `0x${"cd".repeat(32)}`;
const nodes = { accountNodes: ["0xf8"], storageNodes: ["0xf9"] };

describe("a relayer's requests", () => {
  let folder: string;
  let store: RequestStore;
  const open = (mostWaiting = 10, mostSettled = 100) =>
    openRequests(join(folder, "relay.sqlite"), lightClient, mostWaiting, mostSettled);
  const reopen = (...limits: Parameters<typeof open>) => {
    store.close();
    store = open(...limits);
  };
  beforeEach(() => {
    folder = temporaryFolder();
    store = open();
  });
  afterEach(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });
  const due = (head = 100) => store.due({ head, after: 0, most: 100 }).numbers;

  it("are there after the file was closed, each once", () => {
    store.ask(7, [slot], 1_000);
    store.ask(5, [], 2_000);
    store.ask(7, [slot], 3_000);
    reopen();
    expect(due()).to.deep.equal([5, 7]);
    expect(due(6)).to.deep.equal([5]);
    expect(store.slotsDue(7)).to.deep.equal([{ number: 7, ...slot }]);
    expect(store.slotsDue(6)).to.deep.equal([]);
    expect(store.get(7)).to.deep.include({ number: 7, state: "Waiting", askedAt: 1_000 });
    expect(store.get(6)).to.equal(undefined);
  });

  it("are settled, and what was refused, untrusted or missed is asked for again", () => {
    store.ask(7, [slot], 1_000);
    for (const state of ["Refused", "Untrusted"] as const) {
      store.settle(7, { state, at: 1_500, reason: "QbftClient_ValidatorsOutdated" });
      store.settleSlot(7, slot, { state: "Missed", reason: "World state unavailable" });
      expect(store.get(7)).to.deep.include({ state, reason: "QbftClient_ValidatorsOutdated" });
      const empty = { accountNodes: [], storageNodes: [] };
      expect(store.get(7)?.slots).to.deep.equal([
        { ...slot, ...empty, state: "Missed", reason: "World state unavailable" },
      ]);
      expect(due()).to.deep.equal([]);
      const again = store.ask(7, [slot], 2_000);
      expect(again.state).to.equal("Waiting");
      expect(again).not.to.have.property("reason");
      expect(again.slots[0]?.state).to.equal("Waiting");
    }
    store.settle(7, { state: "Recorded", at: 2_500, stateRoot });
    expect(store.slotsDue(7)).to.deep.equal([{ number: 7, ...slot, stateRoot }]);
    store.settleSlot(7, slot, { state: "Fetched", stateRoot, ...nodes });
    expect(store.ask(7, [slot], 3_000)).to.deep.include({ state: "Recorded" });
    expect(store.get(7)?.slots[0]).to.deep.equal({ ...slot, state: "Fetched", ...nodes });
    expect(store.count()).to.deep.equal({ Waiting: 0, Recorded: 1, Untrusted: 0, Refused: 0 });
  });

  it("have proofs that were under another root than the recorded one fetched again", () => {
    store.ask(7, [slot], 0);
    store.settleSlot(7, slot, { state: "Fetched", stateRoot: `0x${"ee".repeat(32)}`, ...nodes });
    expect(store.slotsDue(7)).to.deep.equal([]);
    store.settle(7, { state: "Recorded", at: 1, stateRoot });
    expect(store.slotsDue(7)).to.deep.equal([{ number: 7, ...slot, stateRoot }]);
  });

  it("are refused where no places are left, to the last one, and kept where they have one", async () => {
    reopen(4);
    store.ask(1, [slot], 0);
    store.ask(2, [], 0);
    const { values } = await refused(() => store.ask(3, [slot], 0), "RELAY_OVERLOADED");
    expect(values).to.include({ value: 3, waiting: 3, more: 2, mostWaiting: 4 });
    expect(store.get(3)).to.equal(undefined);
    expect(store.ask(3, [], 0).state).to.equal("Waiting");
    // What waits already takes no other place.
    expect(store.ask(1, [slot], 0).state).to.equal("Waiting");
    await refused(() => store.ask(2, [slot], 0), "RELAY_OVERLOADED");
    store.settle(1, { state: "Recorded", at: 1, stateRoot });
    expect(store.ask(2, [slot], 0).slots).to.have.length(1);
    await refused(() => store.ask(4, [], 0), "RELAY_OVERLOADED");
    reopen(1);
    expect(store.ask(1, [], 0).state).to.equal("Recorded");
  });

  it("wait again where the light client is in another era, after all others, and need no place", async () => {
    reopen(2);
    store.enter(0);
    for (const number of [3, 4]) {
      store.ask(number, [], 0);
      store.settle(number, { state: "Recorded", at: number, stateRoot });
    }
    store.enter(0);
    expect(due()).to.deep.equal([]);
    reopen(2);
    store.enter(1);
    expect([store.get(3)?.state, store.count().Waiting]).to.deep.equal(["Waiting", 2]);
    for (const number of [7, 8]) store.ask(number, [], 0);
    expect(due()).to.deep.equal([3, 4, 7, 8]);
    const first = store.due({ head: 100, after: 0, most: 3 });
    expect(first).to.deep.equal({ numbers: [4, 7, 8], isAll: true, next: 8 });
    await refused(() => store.ask(3, [], 0), "RELAY_OVERLOADED");
  });

  it("are tried again where trust leads on", () => {
    store.ask(3, [], 0);
    store.settle(3, { state: "Untrusted", at: 1, reason: "too far" });
    expect(due()).to.deep.equal([]);
    store.retryUntrusted();
    expect(due()).to.deep.equal([3]);
    expect(store.get(3)).not.to.have.property("reason");
  });

  it("are tried in turns, so that those that cannot be brought keep back no others", () => {
    for (const number of [1, 2, 3, 4, 5]) store.ask(number, [], 0);
    const turns: (readonly number[])[] = [];
    for (let i = 0, after = 0; i < 3; i++) {
      const { numbers, isAll, next } = store.due({ head: 100, after, most: 2 });
      expect(isAll).to.equal(false);
      turns.push(numbers);
      after = next;
    }
    expect(turns).to.deep.equal([
      [1, 2],
      [3, 4],
      [1, 5],
    ]);
    expect(store.due({ head: 2, after: 5, most: 2 })).to.deep.equal({ numbers: [1, 2], isAll: true, next: 2 });
  });

  it("are dropped once they are settled and others are settled later, with their slots", () => {
    reopen(100, 4);
    for (const number of [1, 2, 3, 4]) store.ask(number, number % 2 === 0 ? [slot] : [], 0);
    store.prune();
    for (const number of [4, 3, 2, 1]) store.settle(number, { state: "Recorded", at: 10 - number, stateRoot });
    store.prune();
    // Of 2 and 4 a slot waits.
    expect([1, 2, 3, 4].filter((number) => store.get(number))).to.deep.equal([1, 2, 3, 4]);
    for (const number of [2, 4]) store.settleSlot(number, slot, { state: "Fetched", stateRoot, ...nodes });
    store.prune();
    expect([1, 2, 3, 4].filter((number) => store.get(number))).to.deep.equal([1, 2, 3]);
    store.ask(4, [], 0);
    expect(store.get(4)?.slots).to.deep.equal([]);
  });

  it("belong to one light client", async () => {
    const path = join(folder, "relay.sqlite");
    const { values } = await refused(() => openRequests(path, "0x12", 1), "RELAY_STORE_OF_OTHER");
    expect(values).to.include({ value: "0x12", stored: lightClient });
  });
});
