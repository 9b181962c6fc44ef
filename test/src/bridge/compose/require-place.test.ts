import { expect } from "chai";
import { type PlaceParameters, requirePlace, unregistered } from "../../../../src/bridge/compose/require-place.ts";
import { fixedRegistry } from "../../../../src/bridge/model/registry.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { RIVER } from "../../../../src/testing/sealing.ts";

const US = `0x${"aB".repeat(20)}`;

describe("the place of a gateway", () => {
  const registry = fixedRegistry(
    RIVER.stations.map((station) => ({ ...station, epoch: 3, gateways: station.id === 1 ? [US.toLowerCase()] : [] })),
  );
  const check = (station: number, changes: Partial<PlaceParameters> = {}, proposes = true) =>
    requirePlace({
      stations: [{ station, proposes }],
      registry,
      gateway: US,
      store: { batchedThrough: async () => 0 },
      lastSealed: async () => 0,
      ...changes,
    });

  it("is refused where its key is in no set of the station", async () => {
    await check(1);
    const error = await refused(check(2, {}, false), "GATEWAY_NOT_IN_SET");
    expect(error.values).to.deep.include({ station: 2, gateway: US, epoch: 3 });
  });

  it("is refused where the chain has batches that the store of a proposing gateway lacks", async () => {
    const error = await refused(check(1, { lastSealed: async () => 5 }), "STORE_BEHIND_CHAIN");
    expect(error.values).to.deep.include({ station: 1, sealedThrough: 5, batchedThrough: 0 });
    await check(1, { lastSealed: async () => 5 }, false);
    const store = { batchedThrough: async () => 5 };
    await check(1, { lastSealed: async () => 5, store });
    await refused(check(1, { lastSealed: async () => 6, store }), "STORE_BEHIND_CHAIN");
  });

  it("is no question for a station that the register does not have; that is told", async () => {
    await check(9);
    const told = unregistered([1, 9], registry);
    expect(told.get(1)).to.equal(undefined);
    expect(told.get(9)).to.include({ code: "STATION_NOT_REGISTERED" });
  });
});
