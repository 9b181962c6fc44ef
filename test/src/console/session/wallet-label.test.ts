import { expect } from "chai";
import type { Wallet } from "../../../../src/console/browser/wallet.ts";
import { walletLabel } from "../../../../src/console/session/wallet-label.ts";

describe("what a wallet is called", () => {
  const wallet = (id: string, name: string, maker?: string): Wallet => ({
    id,
    name,
    provider: { request: async () => null },
    ...(maker !== undefined && { maker }),
  });

  it("is its name, while no other has the same", () => {
    const [one, other] = [wallet("1", "One", "org.one"), wallet("2", "Other")];
    expect([one, other].map((each) => walletLabel(each, [one, other]))).to.deep.equal(["One", "Other"]);
  });

  it("is more where two have the same name: who made them, or their ids", () => {
    const twins = [wallet("11111111-aaaa", "Twin", "org.one"), wallet("22222222-bbbb", "Twin", "org.two")];
    expect(twins.map((each) => walletLabel(each, twins))).to.deep.equal(["Twin (org.one)", "Twin (org.two)"]);
    const alike = twins.map((each) => ({ ...each, maker: "org.one" }));
    expect(alike.map((each) => walletLabel(each, alike))).to.deep.equal(["Twin (11111111)", "Twin (22222222)"]);
  });

  it("tells those apart whose names differ in what one does not see", () => {
    const [plain, hidden] = [wallet("1", "Twin"), wallet("2", "Twin\u200b")];
    expect(walletLabel(hidden, [plain, hidden])).to.equal("Twin\\u200b");
  });
});
