import { expect } from "chai";
import { Problems } from "../../../../src/bridge/compose/problems.ts";
import { bridgeError } from "../../../../src/bridge/model/errors.ts";
import { TallyError } from "../../../../src/lib/errors.ts";

describe("what is wrong with a bridge", () => {
  const textOf = (error: unknown) => {
    const problems = new Problems();
    problems.note("sealing 1", error);
    return problems.all()["sealing 1"];
  };

  it("is told until nothing is wrong", () => {
    const problems = new Problems();
    problems.note("sealing 1", bridgeError("STORE_FAILED", "the disk is full"));
    expect(problems.all()).to.deep.equal({ "sealing 1": "STORE_FAILED: the disk is full" });
    expect(problems.has("sealing 1")).to.equal(true);
    problems.note("sealing 1", undefined);
    expect(problems.all()).to.deep.equal({});
  });

  it("never shows a stack or a path", () => {
    const fault = new TypeError("x is undefined");
    const stack = fault.stack as string;
    expect(textOf(fault)).to.equal("INTERNAL: see the log");
    expect(textOf(new TallyError("INTERNAL", stack, { retryable: true }))).to.equal("INTERNAL: see the log");
    expect(textOf(bridgeError("STORE_FAILED", `the store did not read: ${stack}`))).to.equal(
      "STORE_FAILED: the store did not read: TypeError: x is undefined",
    );
  });

  it("names which gateway refused to sign, and why", () => {
    const refusals = { "http://b": "COSIGN_OMITTED: left out", "http://c": "COSIGNER_UNREACHABLE: no answer" };
    expect(textOf(bridgeError("COSIGN_REFUSED", "1 of 2 signed", { refusals }))).to.equal(
      "COSIGN_REFUSED: 1 of 2 signed; http://b: COSIGN_OMITTED: left out; http://c: COSIGNER_UNREACHABLE: no answer",
    );
  });
});
