import { expect } from "chai";
import { planHeight } from "../../../src/relay/bring.ts";
import type { Side } from "../../../src/relay/side/side.ts";
import type { LightClient } from "../../../src/sdk/anchoring/actions/get-light-client.ts";
import type { QbftHeader } from "../../../src/sdk/anchoring/model/qbft-header.ts";
import { sdkError } from "../../../src/sdk/core/errors.ts";
import { type QbftValidator, qbftValidators } from "../../../src/testing/qbft/validators.ts";
import { sideHeader } from "../../../src/testing/side-chain/headers.ts";

describe("planHeight", () => {
  const validators = qbftValidators(4);
  const others = qbftValidators(4, "others");
  const light = { number: 10, validators: validators.map(({ address }) => address) } as unknown as LightClient;
  const sideOf = (headers: (number: number) => QbftHeader) =>
    ({ header: async (number: number) => headers(number) }) as Partial<Side> as Side;
  const sealedBy = (list: readonly QbftValidator[], sealers = list.length) =>
    sideOf((number) => sideHeader({ number, validators: list, sealers }));

  it("is one header where trusted validators sealed it, above the newest and below", async () => {
    for (const number of [9, 10, 11, 500]) {
      const plan = await planHeight(number, light, sealedBy(validators));
      expect("steps" in plan && plan.steps.map(({ header, seals }) => [header.number, seals.length])).to.deep.equal([
        [number, 4],
      ]);
    }
  });

  it("is none for a height that the light client will never take", async () => {
    for (const number of [1, 9, 10]) {
      const plan = await planHeight(number, light, sealedBy(others));
      expect(plan).to.deep.include({ state: "Refused" });
      expect("problem" in plan && plan.problem?.code).to.equal("SIDE_VALIDATORS_OUTDATED");
      expect("problem" in plan && plan.problem?.values).to.deep.equal({ number, newest: 10 });
    }
  });

  it("waits for trust where no header leads on", async () => {
    const plan = await planHeight(30, light, sealedBy(others));
    expect(plan).to.deep.include({ state: "Untrusted" });
    expect("problem" in plan && plan.problem?.code).to.equal("SIDE_VALIDATORS_UNKNOWN");
  });

  it("waits for an honest node where one lies, or does not answer", async () => {
    const fails = (code: "BLOCK_UNKNOWN" | "RPC_UNREACHABLE" | "RPC_REFUSED") =>
      sideOf(() => {
        throw sdkError(code, "no", {});
      });
    const cases: readonly (readonly [number, Side, string | undefined])[] = [
      [9, sealedBy(others, 2), "SIDE_NODE_LIES"],
      [9, sealedBy(validators, 2), "SIDE_NODE_LIES"],
      [11, sealedBy(validators, 2), "SIDE_NODE_LIES"],
      [11, fails("BLOCK_UNKNOWN"), undefined],
      [11, fails("RPC_UNREACHABLE"), "RPC_UNREACHABLE"],
      [9, fails("RPC_REFUSED"), "RPC_REFUSED"],
    ];
    for (const [number, side, code] of cases) {
      const plan = await planHeight(number, light, side);
      expect(plan).to.deep.include({ state: "Waiting" });
      expect("problem" in plan ? plan.problem?.code : undefined).to.equal(code);
    }
  });
});
