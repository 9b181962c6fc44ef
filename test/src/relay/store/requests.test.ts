import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { openRequests, type RequestStore } from "../../../../src/relay/store/requests.ts";
import { temporaryFolder } from "../../../../src/testing/command-line.ts";
import { refused } from "../../../../src/testing/errors.ts";

const lightClient = `0x${"ab".repeat(32)}`;
const slot = { account: `0x${"11".repeat(20)}`, slot: `0x${"00".repeat(32)}` };

describe("a relayer's requests", () => {
  let folder: string;
  let store: RequestStore;
  const open = (mostWaiting = 10) => openRequests(join(folder, "relay.sqlite"), lightClient, mostWaiting);
  beforeEach(() => {
    folder = temporaryFolder();
    store = open();
  });
  afterEach(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });

  it("are there after the file was closed, each once", () => {
    store.ask(7, [slot], 1_000);
    store.ask(5, [], 2_000);
    store.ask(7, [slot], 3_000);
    store.close();
    store = open();
    expect(store.waiting()).to.deep.equal([5, 7]);
    expect(store.slotsWaiting()).to.deep.equal([{ number: 7, ...slot }]);
    expect(store.get(7)).to.deep.include({ number: 7, state: "Waiting", askedAt: 1_000 });
    expect(store.get(6)).to.equal(undefined);
  });

  it("are settled, and what was refused or missed is asked for again", () => {
    store.ask(7, [slot], 1_000);
    store.settle(7, "Refused", "QbftClient_ValidatorsOutdated");
    const nodes = { accountNodes: [], storageNodes: [] };
    store.settleSlot(7, { ...slot, ...nodes, reason: "World state unavailable" }, "Missed");
    expect(store.get(7)).to.deep.include({ state: "Refused", reason: "QbftClient_ValidatorsOutdated" });
    expect(store.get(7)?.slots).to.deep.equal([
      { ...slot, ...nodes, state: "Missed", reason: "World state unavailable" },
    ]);
    expect(store.waiting()).to.deep.equal([]);
    const again = store.ask(7, [slot], 2_000);
    expect(again.state).to.equal("Waiting");
    expect(again).not.to.have.property("reason");
    expect(again.slots[0]?.state).to.equal("Waiting");
    store.settle(7, "Recorded");
    store.settleSlot(7, { ...slot, accountNodes: ["0xf8"], storageNodes: ["0xf9"] }, "Fetched");
    expect(store.ask(7, [slot], 3_000)).to.deep.include({ state: "Recorded" });
    expect(store.get(7)?.slots[0]).to.deep.include({
      state: "Fetched",
      accountNodes: ["0xf8"],
      storageNodes: ["0xf9"],
    });
    expect(store.count()).to.deep.equal({ Recorded: 1 });
  });

  it("are refused where no places are left, and kept where they have one", async () => {
    store.close();
    store = open(3);
    store.ask(1, [slot], 0);
    store.ask(2, [], 0);
    const { values } = await refused(() => store.ask(3, [], 0), "RELAY_OVERLOADED");
    expect(values).to.include({ value: 3, waiting: 3, mostWaiting: 3 });
    expect(store.get(3)).to.equal(undefined);
    expect(store.ask(2, [], 0).state).to.equal("Waiting");
    await refused(() => store.ask(2, [slot], 0), "RELAY_OVERLOADED");
  });

  it("belong to one light client", async () => {
    const { values } = await refused(
      () => openRequests(join(folder, "relay.sqlite"), "0x12", 1),
      "RELAY_STORE_OF_OTHER",
    );
    expect(values).to.include({ value: "0x12", stored: lightClient });
  });
});
