import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { Interface, toBeHex } from "ethers";
import { writeAbis } from "../../scripts/hardhat/write-abis.ts";
import { withTree } from "../../src/testing/tree.ts";

const constructing = { type: "constructor", inputs: [], stateMutability: "nonpayable" };
const abi = [
  { type: "error", name: "Made_Up", inputs: [{ name: "org", type: "uint32", internalType: "OrgId" }] },
  { type: "function", name: "act", inputs: [], outputs: [], stateMutability: "nonpayable" },
  { type: "function", name: "sum", inputs: [], outputs: [{ name: "", type: "uint8" }], stateMutability: "view" },
  {
    type: "event",
    name: "Done",
    anonymous: false,
    inputs: [
      { name: "org", type: "uint32", internalType: "OrgId", indexed: true },
      { name: "count", type: "uint8", internalType: "uint8", indexed: false },
    ],
  },
];
const artifact = (contractName: string, change: object = {}) =>
  JSON.stringify({
    contractName,
    sourceName: `contracts/made/${contractName}.sol`,
    abi: [constructing, ...abi],
    bytecode: "0x60",
    ...change,
  });

const written = <T>(files: Record<string, string>, look: (root: string) => T) =>
  withTree(files, (root) => {
    writeAbis(
      root,
      Object.keys(files).map((file) => join(root, file)),
    );
    return look(root);
  });

describe("writeAbis", () => {
  it("writes constants, JSON and the names of types, without bytecode", async () => {
    await written({ "a.json": artifact("Made") }, async (root) => {
      const constants = await import(pathToFileURL(join(root, "types/abi/Made.ts")).href);
      const [error, act, sum] = abi;
      const inputs = [{ name: "org", type: "uint32" }];
      const [indexed, count] = [
        { name: "org", type: "uint32", indexed: true },
        { name: "count", type: "uint8" },
      ];
      const event = { type: "event", name: "Done", inputs: [indexed, count] };
      expect(constants.abi).to.deep.equal([{ ...error, inputs }, act, { ...sum, outputs: [{ type: "uint8" }] }, event]);
      const [full, short] = [new Interface(abi), new Interface(constants.abi)];
      expect(short.format()).to.deep.equal(full.format());
      expect(short.decodeFunctionResult("sum", toBeHex(3, 32))).to.deep.equal([3n]);
      expect(short.encodeEventLog("Done", [7, 9])).to.deep.equal(full.encodeEventLog("Done", [7, 9]));
      expect(constants.errors).to.deep.equal([{ ...error, inputs }]);
      expect(JSON.parse(readFileSync(join(root, "abi/Made.json"), "utf8"))).to.deep.equal([constructing, ...abi]);
      expect(readFileSync(join(root, "types/contracts.ts"), "utf8")).to.match(
        /^export type \{ Made \} from "\.\/ethers-contracts\/contracts\/made\/Made\.ts";$/m,
      );
    });
  });

  it("names the structs that functions take and give, each once, and refuses two of one name", async () => {
    const struct = (name: string, field: string) => ({
      internalType: `struct ${name}[]`,
      type: "tuple[]",
      name: "x",
      components: [{ name: field, type: "uint256", internalType: "uint256" }],
    });
    const taking = (...inputs: object[]) => ({ abi: [{ type: "function", name: "act", inputs, outputs: [] }] });
    const files = {
      "a.json": artifact("Made", taking(struct("Sum", "value"))),
      "b.json": artifact("Other", taking(struct("Sum", "value"), struct("Term", "day"))),
    };
    await written(files, (root) => {
      const types = readFileSync(join(root, "types/contracts.ts"), "utf8");
      expect(types).to.contain("export type { Made, SumStruct, SumStructOutput } from ");
      expect(types).to.contain("export type { Other, TermStruct, TermStructOutput } from ");
    });
    const twice = { ...files, "b.json": artifact("Other", taking(struct("Sum", "amount"))) };
    const error = await written(twice, () => {}).catch((thrown: Error) => thrown);
    expect(String(error)).to.contain("two structs are named Sum");
  });

  it("leaves out interfaces and libraries, and what an earlier build wrote", async () => {
    const files = {
      "a.json": artifact("Made"),
      "b.json": artifact("IMade", { bytecode: "0x" }),
      "c.json": artifact("Words", { abi: abi.slice(0, 1) }),
    };
    await written(files, (root) => {
      writeAbis(root, [join(root, "b.json"), join(root, "c.json")]);
      expect(existsSync(join(root, "abi/Made.json"))).to.equal(false);
      expect(existsSync(join(root, "abi/IMade.json"))).to.equal(false);
    });
  });

  it("refuses two contracts of one name", async () => {
    const files = {
      "a.json": artifact("Made"),
      "b.json": artifact("Made", { sourceName: "contracts/other/Made.sol" }),
    };
    const error = await written(files, () => undefined).catch((cause) => cause);
    expect(String(error)).to.contain("two contracts are named Made");
  });
});
