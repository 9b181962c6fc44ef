import { expect } from "chai";
import type { Signer } from "ethers";
import { limitsContract } from "../../../../../src/sdk/settlement/contracts.ts";
import {
  type GroupLimitSetting,
  type LimitSetting,
  signGroupLimitSetting,
  signLimitSetting,
} from "../../../../../src/sdk/settlement/model/limit-setting.ts";
import { decide } from "../../../../../src/testing/admit.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { type SettlementSystem, settlementSystem } from "../../../../../src/testing/settlement.ts";

const KIND = "OBLIGOR_RISK";

async function setLimit(system: SettlementSystem, setting: LimitSetting) {
  const approval = await system.approve((signer: Signer) => signLimitSetting(signer, system.deployment, setting));
  return system.stranger.limits.setCreditLimitAndWait({ setting, approval });
}

async function setGroup(system: SettlementSystem, setting: GroupLimitSetting) {
  const approval = await system.approve((signer: Signer) => signGroupLimitSetting(signer, system.deployment, setting));
  return system.stranger.limits.setGroupLimitAndWait({ setting, approval });
}

describe("limits", () => {
  it("two people of the principal set them, version by version", async () => {
    const system = await settlementSystem();
    const { stranger, deadline } = system;
    const group = { principal: 1, group: 3, kind: KIND, cap: 900n, version: 1, deadline } as const;
    expect(await setGroup(system, group)).to.deep.include({ cap: 900n, version: 1 });
    expect(await setGroup(system, { ...group, group: 5, within: 3, cap: 0n })).to.deep.include({ cap: 0n, version: 1 });
    const setting = { principal: 1, counterparty: 2, kind: KIND, cap: 500n, group: 5, version: 1, deadline } as const;
    expect(await setLimit(system, setting)).to.deep.include({ cap: 500n, version: 1 });
    await refused(setLimit(system, setting), "Limits_WrongVersion");
    await setLimit(system, { ...setting, cap: 2n ** 104n - 1n, version: 2 });

    expect(await stranger.limits.getCreditLimit({ principal: 1, counterparty: 2, kind: KIND })).to.deep.equal({
      cap: 2n ** 104n - 1n,
      used: 0n,
      group: 5,
      version: 2,
      suspended: false,
    });
    expect(await stranger.limits.getGroupLimit({ principal: 1, group: 5, kind: KIND })).to.deep.equal({
      cap: 0n,
      used: 0n,
      within: 3,
      version: 1,
    });
    const none = await stranger.limits.getCreditLimit({ principal: 1, counterparty: 2, kind: "GUARANTEE" });
    expect(none).to.deep.include({ cap: 0n, version: 0 });
  });

  it("refuses what the chain refuses, and what is malformed", async () => {
    const system = await settlementSystem();
    const { bank, admin, deployment, deadline } = system;
    const setting = { principal: 1, counterparty: 2, kind: KIND, cap: 500n, version: 1, deadline } as const;
    await refused(setLimit(system, { ...setting, principal: 2 }), "Limits_NotPrincipal");
    await refused(setLimit(system, { ...setting, group: 7 }), "Limits_GroupInvalid");
    await refused(setLimit(system, { ...setting, deadline: 1n }), "Limits_Expired");
    const signature = await signLimitSetting(admin, deployment, setting);
    const alone = { maker: signature, checker: "0x" };
    await refused(bank.limits.setCreditLimit({ setting, approval: alone }), "Holders_BadSignature");

    const sign = (change: Partial<LimitSetting>) => signLimitSetting(admin, deployment, { ...setting, ...change });
    await refused(sign({ cap: 2n ** 104n }), "ARGUMENT_INVALID");
    await refused(sign({ kind: "toString" as "GUARANTEE" }), "ARGUMENT_INVALID");
    await refused(sign({ version: 0 }), "ARGUMENT_INVALID");
    await refused(sign({ counterparty: 0 }), "ARGUMENT_INVALID");
    await refused(sign({ deadline: Date.now() }), "NOT_SECONDS");
    const { counterparty: _, ...rest } = setting;
    const group = { ...rest, group: 3, within: 3 };
    await refused(signGroupLimitSetting(admin, deployment, group), "ARGUMENT_INVALID");
    await refused(
      bank.limits.setCreditLimit({ setting, approval: { maker: "me", checker: "0x" } }),
      "ARGUMENT_INVALID",
    );
  });

  it("the Council names the cases that use them", async () => {
    const { bank, holder, cash } = await settlementSystem();
    await decide([bank, holder], bank.limits.buildSetLimitsCaseProposal({ case: cash, allowed: true }));
    expect(await limitsContract(bank).isCase(cash)).to.equal(true);
    expect(bank.limits.buildSetLimitsCaseProposal({ case: cash, allowed: false }).description).to.contain("Stop");
  });
});
