import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { config } from "hardhat";
import type { Artifact } from "./peers/artifact.ts";

const require = createRequire(import.meta.url);

/** The settings that our contracts are deployed with. */
export function compilerSettings(): { version: string; settings: Record<string, unknown> } {
  const compiler = config.solidity.profiles.default?.compilers[0];
  if (compiler === undefined) throw new Error("hardhat.config.ts has no compiler in its default profile");
  const { evmVersion, viaIR, optimizer } = compiler.settings;
  return { version: compiler.version, settings: { evmVersion, viaIR, optimizer } };
}

/** Compiles a contract that only the benchmark needs, with our settings and outside the project's build. */
export async function compile(file: URL, contract: string): Promise<Artifact> {
  const { default: solc } = await import("solc");
  const input = {
    language: "Solidity",
    sources: { main: { content: readFileSync(file, "utf8") } },
    settings: { ...compilerSettings().settings, outputSelection: { "*": { "*": ["abi", "evm.bytecode.object"] } } },
  };
  const fromNpm = (path: string) => ({ contents: readFileSync(require.resolve(path), "utf8") });
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: fromNpm }));
  const failure = output.errors?.find((problem: { severity: string }) => problem.severity === "error");
  if (failure) throw new Error(failure.formattedMessage);
  const { abi, evm } = output.contracts.main[contract];
  return { abi, bytecode: `0x${evm.bytecode.object}` };
}
