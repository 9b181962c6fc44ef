import { expect } from "chai";
import type { Provider } from "ethers";
import { createSide } from "../../../../src/relay/side/side.ts";
import { sdkError } from "../../../../src/sdk/core/errors.ts";
import { hastyClock } from "../../../../src/testing/clock.ts";
import { refused } from "../../../../src/testing/errors.ts";

describe("the other chain, as its nodes tell of it", () => {
  const never = new Promise<never>(() => {});
  const fails = async (code: "BLOCK_UNKNOWN" | "RPC_UNREACHABLE" | "RPC_REFUSED"): Promise<never> => {
    throw sdkError(code, "no", {});
  };
  const telling = (...heads: readonly Promise<number>[]) =>
    createSide(
      heads.map((head) => ({ getBlockNumber: () => head }) as Partial<Provider> as Provider),
      hastyClock(),
    );
  const at = async (number: number) => number;

  it("has the heads of all that answer, each once, the highest first", async () => {
    expect(await telling(at(3), at(9), at(3), never).heads()).to.deep.equal([9, 3]);
    expect(await telling(fails("RPC_UNREACHABLE"), at(3)).heads()).to.deep.equal([3]);
  });

  it("says what says most where none answers", async () => {
    await refused(telling(fails("RPC_UNREACHABLE"), fails("BLOCK_UNKNOWN")).heads(), "BLOCK_UNKNOWN");
    await refused(telling(fails("BLOCK_UNKNOWN"), fails("RPC_REFUSED")).heads(), "RPC_REFUSED");
    await refused(telling(fails("RPC_UNREACHABLE")).heads(), "RPC_UNREACHABLE");
  });

  it("waits for each node before it says that all are of one chain", async () => {
    const { promise: late, resolve } = Promise.withResolvers<{ chainId: bigint }>();
    const of = (network: Promise<{ chainId: bigint }>) => ({ getNetwork: () => network }) as unknown as Provider;
    const asked = createSide([of(Promise.resolve({ chainId: 7n })), of(late)], hastyClock()).requireChain(7);
    setImmediate(() => resolve({ chainId: 8n }));
    const { values } = await refused(asked, "CHAIN_MISMATCH");
    expect(values).to.include({ expected: 7, actual: 8 });
  });
});
