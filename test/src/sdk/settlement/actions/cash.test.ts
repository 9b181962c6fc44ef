import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import { cashFactoryContract } from "../../../../../src/sdk/settlement/contracts.ts";
import { signCashIssue } from "../../../../../src/sdk/settlement/model/cash-issue.ts";
import { decide } from "../../../../../src/testing/admit.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { type SettlementSystem, settlementSystem } from "../../../../../src/testing/settlement.ts";

const bankOf = (system: SettlementSystem) => system.bank.cash.getCash({ bank: 1, currency: "CNY" });

/** Has the bank issue to an account; a stranger relays it. */
async function issued(system: SettlementSystem, to: string, amount: bigint, ref = id("deposit")) {
  const at = await bankOf(system);
  const issue = { to, amount, ref, deadline: system.deadline };
  const approval = await system.approve((signer) => signCashIssue(signer, at, issue));
  return system.stranger.cash.issueCashAndWait({ cash: at.address, issue, approval });
}

describe("cash", () => {
  it("a bank opens it, two of its people issue it, holders pay and redeem it", async () => {
    const system = await settlementSystem();
    const { bank, holder, holderSigner, admin, cash } = system;
    const to = holderSigner.address;
    expect(await issued(system, to, 1000n)).to.deep.include({ to, amount: 1000n, ref: id("deposit") });
    const paid = await holder.cash.transferCashAndWait({ cash, to: admin.address, amount: 300n });
    expect(paid).to.deep.include({ from: to, to: admin.address, amount: 300n });
    const redeemed = await holder.cash.redeemCashAndWait({ cash, amount: 200n, ref: id("out") });
    expect(redeemed).to.deep.include({ holder: to, amount: 200n, ref: id("out") });
    expect(await bank.cash.getCashBalance({ cash, account: to })).to.equal(500n);
    const { receipt, ...opened } = await bank.cash.openCashAndWait({
      currency: "USD",
      name: "Dollars",
      symbol: "USDB",
    });
    expect(receipt.status).to.equal(1);
    expect(await bank.cash.getCash({ bank: 1, currency: "USD" })).to.deep.equal({
      chainId: system.deployment.chainId,
      address: opened.cash,
      name: "Dollars",
      symbol: "USDB",
      bank: 1,
      currency: "USD",
      supply: 0n,
    });
    expect((await bankOf(system)).supply).to.equal(800n);
  });

  it("an approved spender takes it, and an admin reclaims what an ended account had", async () => {
    const system = await settlementSystem();
    const { bank, holder, holderSigner, admin, checker, cash } = system;
    await issued(system, await checker.getAddress(), 50n);
    await bank.members.revokeAccountAndWait({ account: await checker.getAddress() });
    const from = await checker.getAddress();
    const reclaimed = await bank.cash.reclaimCashAndWait({ cash, from, to: admin.address });
    expect(reclaimed).to.deep.include({ from, to: admin.address, amount: 50n });
    expect((await bank.cash.approveCashAndWait({ cash, spender: holderSigner.address, amount: 20n })).status).to.equal(
      1,
    );
    await refused(
      holder.cash.reclaimCash({ cash, from: admin.address, to: holderSigner.address }),
      "Cash_OtherOrganisation",
    );
  });

  it("refuses what the chain refuses, and what is malformed", async () => {
    const system = await settlementSystem();
    const { bank, holder, stranger, holderSigner, cash, deadline } = system;
    await issued(system, holderSigner.address, 10n);
    await refused(issued(system, holderSigner.address, 10n), "Cash_RefUsed");
    await refused(issued(system, ZeroAddress, 10n, id("other")), "Cash_NotHolder");
    await refused(holder.cash.redeemCash({ cash, amount: 11n, ref: id("out") }), "ERC20InsufficientBalance");
    await refused(holder.cash.openCash({ currency: "CNY", name: "Yuan", symbol: "Y" }), "Members_RoleMissing");
    await refused(bank.cash.openCash({ currency: "CNY", name: "Yuan", symbol: "Y" }), "CashFactory_Exists");
    await refused(stranger.cash.redeemCash({ cash, amount: 1n, ref: id("out") }), "Members_NotEnrolled");

    const at = await bankOf(system);
    const issue = { to: holderSigner.address, amount: 5n, ref: id("new"), deadline };
    const alone = await signCashIssue(system.admin, at, issue);
    const twice = { maker: alone, checker: alone };
    await refused(bank.cash.issueCash({ cash, issue, approval: twice }), "Holders_OnePerson");

    await refused(bank.cash.openCash({ currency: "cny", name: "Yuan", symbol: "Y" }), "ARGUMENT_INVALID");
    await refused(bank.cash.openCash({ currency: "EUR", name: "", symbol: "Y" }), "ARGUMENT_INVALID");
    await refused(bank.cash.getCash({ bank: 1, currency: "EUR" }), "NOT_FOUND");
    await refused(bank.cash.getCash({ bank: 0, currency: "CNY" }), "ARGUMENT_INVALID");
    await refused(holder.cash.redeemCash({ cash, amount: 0n, ref: id("out") }), "ARGUMENT_INVALID");
    await refused(holder.cash.redeemCash({ cash, amount: 1n, ref: "out" }), "ARGUMENT_INVALID");
    await refused(holder.cash.transferCash({ cash: "yuan", to: cash, amount: 1n }), "ARGUMENT_INVALID");
    await refused(signCashIssue(system.admin, at, { ...issue, deadline: Date.now() }), "NOT_SECONDS");
    const nowhere = holderSigner.address;
    await refused(bank.cash.getCashBalance({ cash: nowhere, account: nowhere }), "CONTRACT_MISSING");
  });

  it("the Council names escrows", async () => {
    const { bank, holder, cash } = await settlementSystem();
    const proposal = bank.cash.buildSetEscrowProposal({ escrow: cash, allowed: true });
    expect(proposal.description).to.contain(cash);
    await decide([bank, holder], proposal);
    expect(await cashFactoryContract(bank).isEscrow(cash)).to.equal(true);
    expect(bank.cash.buildSetEscrowProposal({ escrow: cash, allowed: false }).description).to.contain("Stop");
  });
});
