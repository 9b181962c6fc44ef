/** test/contracts/utils/Deployed.sol: the plan of contracts for the Solidity tests, with the same order and arguments. */
import { join, relative } from "node:path";
import { FunctionFragment, isHexString } from "ethers";
import { format, resolveConfig } from "prettier";
import { readArtifact } from "../../src/deploy/artifact.ts";
import type { PlannedContract } from "../../src/deploy/domain-plan.ts";
import { PLAN } from "../../src/deploy/plan.ts";
import { contractsOf } from "../../src/deploy/select-domains.ts";
import { settingPath, symbolicSettings } from "../../src/deploy/symbolic.ts";
import type { Generator } from "./generator.ts";
import { banner } from "./generator.ts";

const FILE = "test/contracts/utils/Deployed.sol";

/** Settings of the plan -> field of the struct, in the struct's order. */
const SETTINGS: Readonly<Record<string, string>> = {
  deployer: "address deployer",
  "council.timelockDelay": "uint256 timelockDelay",
  "council.votingDelay": "uint48 votingDelay",
  "council.votingPeriod": "uint32 votingPeriod",
  founders: "Admission[] founders",
};

/** What the fields' types are imported from. */
const TYPES = [["Admission", "contracts/members/IMembers.sol"]] as const;

export const deployedSol: Generator = {
  name: "deployed-sol",
  async files(root) {
    const contracts = contractsOf(PLAN).filter((contract) => !isLibrary(contract));
    const imports = [...TYPES, ...contracts.map(({ name, source }) => [name, source] as const)]
      .sort(([, a], [, b]) => (a < b ? -1 : 1))
      .map(([name, source]) => `import {${name}} from "${importPath(source)}";`);
    const text = [
      banner("deployed-sol.ts", "//", ""),
      "// SPDX-License-Identifier: Apache-2.0",
      "pragma solidity ^0.8.28;\n",
      ...imports,
      'import {Deployer} from "./Deployer.sol";\n',
      "/// @notice Every contract of the plan, in its order and with its arguments, and the calls that the deployer owes it.",
      "abstract contract Deployed is Deployer {",
      "/// @dev What constructors take beside addresses of contracts that stand before them.",
      `struct Settings { ${Object.values(SETTINGS)
        .map((field) => `${field};`)
        .join(" ")} }\n`,
      ...contracts.map(({ name }) => `${name} internal ${variable(name)};`),
      "\n/// @dev The caller is the deployer, for as many calls as it takes: `vm.startPrank`.",
      "function deployContracts(Settings memory settings) internal {",
      ...contracts.flatMap((contract) => [deployment(contract), ...callsOf(contract)]),
      "}",
      ...contractsWithActs(contracts),
      "}",
    ].join("\n");
    const options = await resolveConfig(join(root, FILE));
    return new Map([[FILE, await format(text, { ...options, filepath: FILE })]]);
  },
};

/** What an invariant test aims random calls at: a contract that only reads is no target. */
function contractsWithActs(contracts: readonly PlannedContract[]): string[] {
  const acting = contracts.filter((contract) =>
    readArtifact(contract).abi.some(
      ({ type, stateMutability }) => type === "function" && /^(payable|nonpayable)$/.test(stateMutability ?? ""),
    ),
  );
  return [
    "\n/// @dev Every contract that has a function which may change something.",
    "function contractsWithActs() internal view returns (address[] memory targets) {",
    `targets = new address[](${acting.length});`,
    ...acting.map(({ name }, i) => `targets[${i}] = address(${variable(name)});`),
    "}",
  ];
}

/** Libraries are linked by whoever gives the code, so that no test deploys them. */
function isLibrary({ name }: PlannedContract): boolean {
  return contractsOf(PLAN).some(({ libraries }) => libraries?.includes(name));
}

function importPath(source: string): string {
  return source.startsWith("@") ? source : relative(join(FILE, ".."), source);
}

/** `Council` -> `council`, `ERC7913P256Verifier` -> `erc7913P256Verifier`. */
function variable(name: string): string {
  return name.replace(/^[A-Z]+(?=[A-Z][a-z]|\d|$)|^[A-Z]/, (head) => head.toLowerCase());
}

function deployment(contract: PlannedContract): string {
  const { name } = contract;
  const args = contract.args(variable, symbolicSettings()).map((value) => expression(name, value));
  const encoded = args.length === 0 ? '""' : `abi.encode(${args.join(", ")})`;
  const deployed = `deploy("${name}", ${encoded})`;
  return `${variable(name)} = ${name}(${isPayable(contract) ? `payable(${deployed})` : deployed});`;
}

/** What the deployer calls once the contract stands. */
function callsOf({ name, after }: PlannedContract): string[] {
  const owed = (after?.(variable, symbolicSettings()) ?? []).filter(({ by }) => by === "deployer");
  return owed.map(({ description, to, method, args }) => {
    const types = FunctionFragment.from(`function ${method}`).inputs.map(({ type }) => type);
    const values = args.map((value, i) => argument(name, types[i] ?? "", value));
    return `// ${description}\n${to}.${method.slice(0, method.indexOf("("))}(${values.join(", ")});`;
  });
}

/** Unlike an argument that is encoded, one of a call has to have the parameter's type. */
function argument(contract: string, type: string, value: unknown): string {
  if (type === "address") return settingPath(value) === undefined ? `address(${value})` : expression(contract, value);
  if (typeof value === "string" && isHexString(value)) return value;
  return expression(contract, value);
}

/** Solidity converts an address to a contract that receives native currency only when it is payable. */
function isPayable(contract: PlannedContract): boolean {
  const entries = readArtifact(contract).abi;
  return entries.some(
    ({ type, stateMutability }) => type === "receive" || (type === "fallback" && stateMutability === "payable"),
  );
}

function expression(contract: string, value: unknown): string {
  const path = settingPath(value);
  const field = SETTINGS[path ?? ""]?.split(" ").at(-1);
  if (field !== undefined) return `settings.${field}`;
  if (path === undefined && typeof value === "string") return value;
  // The encoding of an empty list is the same whatever it is a list of.
  if (Array.isArray(value) && value.length === 0) return "new address[](0)";
  throw new Error(
    `${contract}: no Solidity for the argument ${path ?? String(value)}: extend scripts/generate/deployed-sol.ts`,
  );
}
