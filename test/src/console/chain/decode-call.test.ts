import { expect } from "chai";
import { Interface } from "ethers";
import { decodeCall, type DecodedArgument } from "../../../../src/console/chain/decode-call.ts";

describe("console: a call of a proposal", () => {
  const abi = [
    "function set(uint32 org, (string name, (string code, bool mixes)[] classes) profile, uint64[2] times, bytes data)",
  ];
  /** Every leaf by the names that lead to it. */
  const leavesOf = (args: readonly DecodedArgument[], path = ""): string[] =>
    args.flatMap(({ name, value, parts }) =>
      parts === undefined ? [`${path}${name}=${value}`] : leavesOf(parts, `${path}${name}.`),
    );

  it("is told down to the last field of its structs and lists, each by its name, and nothing is cut", () => {
    const long = "x".repeat(5_000);
    const profile = {
      name: long,
      classes: [
        { code: "a", mixes: true },
        { code: "b", mixes: false },
      ],
    };
    const data = new Interface(abi).encodeFunctionData("set", [7, profile, [1, 2], `0x${"ab".repeat(900)}`]);
    const call = decodeCall(abi, data);
    expect(call?.method).to.equal("set");
    expect(leavesOf(call?.args ?? [])).to.deep.equal([
      "org=7",
      `profile.name=${long}`,
      "profile.classes.0.code=a",
      "profile.classes.0.mixes=true",
      "profile.classes.1.code=b",
      "profile.classes.1.mixes=false",
      "times.0=1",
      "times.1=2",
      `data=0x${"ab".repeat(900)}`,
    ]);
    expect(decodeCall(abi, "0x12345678")).to.equal(undefined);
  });
});
