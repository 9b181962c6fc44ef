import { expect } from "chai";
import { call, outboxBench } from "../../../../../src/testing/outbox.ts";

describe("an outbox on a chain that has halted", () => {
  it("tells that the chain makes no blocks, once, though it hands transactions over again, and new ones", async () => {
    const bench = await outboxBench();
    await bench.chain("evm_setAutomine", false);
    const codes: string[] = [];
    const outbox = await bench.open({
      resendAfter: 3_000,
      haltedAfter: 10_000,
      onProblem: (problem) => codes.push(problem?.code ?? "well"),
    });
    await outbox.send(call(1));
    while (outbox.problem === undefined) await new Promise((resolve) => setImmediate(resolve));
    const sent = await outbox.send(call(2), { idempotencyKey: "b" });
    const handedOver = async () => (await outbox.status("b"))?.state === "Sent";
    while (!(await handedOver())) await new Promise((resolve) => setImmediate(resolve));
    expect(outbox.problem?.code).to.equal("CHAIN_HALTED");
    await bench.chain("evm_mine");
    await sent.receipt();
    while (outbox.problem !== undefined) await new Promise((resolve) => setImmediate(resolve));
    expect(codes).to.deep.equal(["CHAIN_HALTED", "well"]);
    await outbox.close();
  });

  it("tells that the chain makes no blocks, once, and that it does again", async () => {
    const bench = await outboxBench();
    await bench.chain("evm_setAutomine", false);
    const codes: string[] = [];
    const outbox = await bench.open({ haltedAfter: 10_000, onError: ({ code }) => codes.push(code) });
    const sent = await outbox.send(call(1));
    while (outbox.problem === undefined) await new Promise((resolve) => setImmediate(resolve));
    expect(outbox.problem.code).to.equal("CHAIN_HALTED");
    expect(outbox.problem.values).to.include({ head: 0 });
    await bench.chain("evm_mine");
    await sent.receipt();
    expect(codes).to.deep.equal(["CHAIN_HALTED"]);
    while (outbox.problem !== undefined) await new Promise((resolve) => setImmediate(resolve));
    await outbox.close();
  });
});
