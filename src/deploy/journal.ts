import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { DeployedContract } from "../sdk/core/deployment.ts";
import type { ContractName } from "./contract-names.ts";

/** A deployment file while it is being written: the contracts that are already there. */
export interface PartialDeployment {
  network: string;
  chainId: number;
  genesisHash: string;
  contracts: Partial<Record<ContractName, DeployedContract>>;
}

/** Where a deployment is remembered between its steps. */
export interface Journal {
  load(): PartialDeployment | undefined;
  save(deployment: PartialDeployment): void;
}

/** Forgets with the process: for tests and the embedded chain. */
export function memoryJournal(): Journal {
  let kept: PartialDeployment | undefined;
  return { load: () => kept, save: (deployment) => (kept = structuredClone(deployment)) };
}

/** Keeps `deployments/<network>.json`; each save replaces the whole file at once. */
export function fileJournal(path: string): Journal {
  return {
    load() {
      try {
        return JSON.parse(readFileSync(path, "utf8")) as PartialDeployment;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      }
    },
    save(deployment) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.tmp`, `${JSON.stringify(deployment, null, 2)}\n`);
      renameSync(`${path}.tmp`, path);
    },
  };
}
