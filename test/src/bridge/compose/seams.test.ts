import { expect } from "chai";
import { sendingOf } from "../../../../src/bridge/compose/seams.ts";

const chain = { url: "http://127.0.0.1:8545", deployment: "" };

describe("how a bridge sends", () => {
  it("has as many transactions in flight as its configuration says, where no test says otherwise", () => {
    expect(sendingOf({ chain })).to.deep.equal({});
    expect(sendingOf({ chain: { ...chain, maxInFlight: 5 } }, { pollInterval: 20 })).to.deep.equal({
      maxInFlight: 5,
      pollInterval: 20,
    });
    expect(sendingOf({ chain: { ...chain, maxInFlight: 5 } }, { maxInFlight: 1 })).to.deep.equal({ maxInFlight: 1 });
  });
});
