/** A contract that only tests need, compiled in this process with the settings that contracts are deployed with. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { InterfaceAbi } from "ethers";
import { config } from "hardhat";

interface Solc {
  compile(input: string, callbacks: { readonly import: (path: string) => { readonly contents: string } }): string;
}

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");

/** `source` is a path from the repository's root. */
export function compileContract(
  source: string,
  name: string,
): { readonly abi: InterfaceAbi; readonly bytecode: string } {
  const solc = createRequire(import.meta.url)("solc") as Solc;
  const { evmVersion, viaIR, optimizer } = config.solidity.profiles.default?.compilers[0]?.settings ?? {};
  const outputSelection = { [source]: { [name]: ["abi", "evm.bytecode.object"] } };
  const input = {
    language: "Solidity",
    sources: { [source]: { content: read(source) } },
    settings: { evmVersion, viaIR, optimizer, outputSelection },
  };
  const imported = (path: string) => ({ contents: read(path.startsWith("@") ? `node_modules/${path}` : path) });
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: imported }));
  const failure = output.errors?.find(({ severity }: { severity: string }) => severity === "error");
  if (failure) throw new Error(failure.formattedMessage);
  const { abi, evm } = output.contracts[source][name];
  return { abi, bytecode: `0x${evm.bytecode.object}` };
}
