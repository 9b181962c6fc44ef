import { expect } from "chai";
import { concat, dataLength, dataSlice, hexlify } from "ethers";
import { encodeArguments, isCreationOf } from "../../../src/deploy/creation-code.ts";
import { creationMetadata } from "../../../src/deploy/metadata.ts";
import { PLAN } from "../../../src/deploy/plan.ts";
import { contractsOf } from "../../../src/deploy/select-domains.ts";
import { forgedCreation, planArtifact } from "../../../src/testing/forged-creation.ts";

const ADDRESS = `0x${"a1".repeat(20)}`;
const OTHER = `0x${"b2".repeat(20)}`;

describe("creation code", () => {
  const build = planArtifact("TimelockController");
  const { bytecode } = build;
  const shown = encodeArguments(build, [60, [], [], ADDRESS]);
  const is = (data: string) => isCreationOf(data, build, bytecode, shown);

  it("is the build's with the arguments, byte for byte", () => {
    expect(is(concat([bytecode, shown]))).to.equal(true);
    expect(isCreationOf(concat([bytecode, shown]), build, bytecode, `0x${shown.slice(2).toUpperCase()}`)).to.equal(
      true,
    );
    expect(is(concat([bytecode, encodeArguments(build, [60, [], [], OTHER])]))).to.equal(false);
    expect(is(concat([bytecode, shown, "0x00"]))).to.equal(false);
    expect(is(bytecode)).to.equal(false);
    expect(is("0x")).to.equal(false);
  });

  it("is not one whose constructor takes other arguments, whatever stands behind them", () => {
    const real = encodeArguments(build, [0, [OTHER], [OTHER], ADDRESS]);
    expect(is(forgedCreation(build, real, shown))).to.equal(false);
    expect(is(concat([bytecode, real, shown]))).to.equal(false);
    const members = planArtifact("Council");
    const [council, foreign] = [ADDRESS, OTHER].map((at) => encodeArguments(members, [at, at, 0, 1])) as [
      string,
      string,
    ];
    const data = forgedCreation(members, foreign, council);
    expect(isCreationOf(data, members, members.bytecode, council)).to.equal(false);
  });

  it("may differ in metadata alone, which every contract of the plan has, also where constants stand behind it", () => {
    const places = contractsOf(PLAN).map(({ name }) => {
      const artifact = planArtifact(name);
      const place = creationMetadata(artifact);
      if (place === undefined) return expect.fail(`${name} has no metadata`);
      const end = place.start + place.length;
      expect(dataSlice(hexOf(artifact.bytecode), end - 2, end), name).to.equal("0x0033");
      return { name, behind: dataLength(hexOf(artifact.bytecode)) - end };
    });
    expect(places.filter(({ behind }) => behind > 0).map(({ name }) => name)).to.include("TimelockController");
    const { start, length } = creationMetadata(build) ?? expect.fail("no metadata");
    for (const [at, same] of [
      [start, true],
      [start + length - 1, true],
      [start - 1, false],
      [start + length, false],
    ] as const) {
      const data = concat([bytecode, shown]);
      const changed = hexlify(Uint8Array.of(Number(BigInt(dataSlice(data, at, at + 1))) ^ 1));
      expect(is(concat([dataSlice(data, 0, at), changed, dataSlice(data, at + 1)])), `byte ${at}`).to.equal(same);
    }
  });
});

/** Bytecode with zeros where libraries go. */
function hexOf(bytecode: string): string {
  return `0x${bytecode.slice(2).replace(/__\$[0-9a-f]{34}\$__/g, "0".repeat(40))}`;
}
