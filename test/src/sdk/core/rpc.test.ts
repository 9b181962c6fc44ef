import { expect } from "chai";
import { makeError } from "ethers";
import { rpc } from "../../../../src/sdk/core/rpc.ts";

/** What a call throws when the node answers with this JSON-RPC error. */
function answered(error: { code: number; message: string; data?: string }): Error {
  return Object.assign(makeError("could not coalesce error", "UNKNOWN_ERROR", { error } as never), { error });
}

describe("rpc", () => {
  for (const [wanted, error] of [
    ["NODE_FAULT", answered({ code: -32603, message: "Internal error" })],
    ["NODE_FAULT", answered({ code: -32008, message: "Initial sync is still in progress" })],
    ["RPC_REFUSED", answered({ code: -32601, message: "the method does not exist" })],
    ["RPC_UNREACHABLE", Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" })],
    ["UNKNOWN_REVERT", makeError("reverted", "CALL_EXCEPTION", { data: "0xdeadbeef" } as never)],
  ] as const) {
    it(`makes ${wanted} of "${error.message}"`, async () => {
      await rpc(() => Promise.reject(error)).then(
        () => expect.fail("resolved"),
        (typed) => expect(typed.code).to.equal(wanted),
      );
    });
  }
});
