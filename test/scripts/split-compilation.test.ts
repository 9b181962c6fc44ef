import { createRequire } from "node:module";
import { expect } from "chai";
import type { CompilerInput, CompilerOutput } from "hardhat/types/solidity";
import { mergeOutputs, splitInput } from "../../scripts/hardhat/split-compilation.ts";

const { compile } = createRequire(import.meta.url)("solc") as { compile(input: string): string };
const compiled = (input: CompilerInput) => JSON.parse(compile(JSON.stringify(input))) as CompilerOutput;

const COUNT = 120;
const ASKED = { "": ["ast"], "*": ["abi", "evm.bytecode.object", "evm.methodIdentifiers"] };

/** Contract N inherits from the one before it and is longer; each second one does without a license, which is a warning. */
const source = (n: number) => {
  const license = n % 2 === 0 ? "// SPDX-License-Identifier: Apache-2.0\n" : "";
  const base = n === 0 ? { line: "", is: "" } : { line: `import "./C${n - 1}.sol";\n`, is: ` is C${n - 1}` };
  const body = `function f${n}(uint256 x) external pure returns (uint256) { return x * ${n};${" ".repeat(n)} }`;
  const inherits = n % 10 === 0 ? "" : base.is;
  return `${license}pragma solidity ^0.8.28;\n${inherits === "" ? "" : base.line}contract C${n}${inherits} { ${body} }\n`;
};

const input = (count: number): CompilerInput => ({
  language: "Solidity",
  sources: Object.fromEntries(Array.from({ length: count }, (_, n) => [`contracts/C${n}.sol`, { content: source(n) }])),
  settings: { optimizer: { enabled: false }, evmVersion: "cancun", outputSelection: { "*": ASKED } },
});

describe("a compilation in parts", () => {
  it("answers what one compiler does", () => {
    const whole = input(COUNT);
    const parts = splitInput(whole, 2);
    expect(parts).to.have.length(2);
    const { errors: warnings = [], ...rest } = compiled(whole);
    const { errors = [], ...merged } = mergeOutputs(parts.map(compiled));
    expect(merged).to.deep.equal(rest);
    expect(errors).to.have.deep.members(warnings);
    expect(warnings).to.have.length(COUNT / 2);
  }).timeout(60_000);

  it("asks for each source once, in parts of about one size", () => {
    const parts = splitInput(input(COUNT), 3).map(({ settings }) => Object.keys(settings.outputSelection));
    expect(parts.flat()).to.have.members(Object.keys(input(COUNT).sources));
    for (const part of parts) expect(part.length).to.be.within(COUNT / 3 - 5, COUNT / 3 + 5);
  });

  it("is one where little is to be compiled, or where something else is asked of each source", () => {
    const few = input(99);
    expect(splitInput(few, 2)).to.deep.equal([few]);
    const whole = input(COUNT);
    const some = { ...whole, settings: { ...whole.settings, outputSelection: { "contracts/C1.sol": ASKED } } };
    expect(splitInput(some, 2)).to.deep.equal([some]);
  });

  it("says once what is wrong with a source, though every part has read it", () => {
    const wrong = input(COUNT);
    wrong.sources["contracts/C7.sol"] = { content: "contract C7 {" };
    const { errors = [] } = mergeOutputs(splitInput(wrong, 2).map(compiled));
    expect(errors.filter(({ severity }) => severity === "error")).to.have.length(1);
  });
});
