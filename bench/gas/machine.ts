import { createRequire } from "node:module";
import { cpus, totalmem } from "node:os";
import { HARDFORK } from "./chain.ts";
import { compilerSettings } from "./compiler.ts";

export interface Machine {
  cpu: string;
  cores: number;
  memoryGiB: number;
  node: string;
  hardhat: string;
  solc: string;
  solcSettings: Record<string, unknown>;
  hardfork: string;
}

/** What the figures were taken on. Gas depends on the last four only. */
export function machine(): Machine {
  const { version, settings } = compilerSettings();
  const hardhat = createRequire(import.meta.url)("hardhat/package.json") as { version: string };
  return {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    hardhat: hardhat.version,
    solc: version,
    solcSettings: settings,
    hardfork: HARDFORK,
  };
}
