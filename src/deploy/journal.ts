import { readFileSync } from "node:fs";
import { writeDurably } from "../lib/write-durably.ts";
import type { DeployedContract, PendingCreation } from "../sdk/core/deployment.ts";
import { sdkError } from "../sdk/core/errors.ts";

/** Contracts of a deployment, by name: those of the domains that it has. */
export type DeployedContracts = Readonly<Record<string, DeployedContract>>;

/** A deployment file, also while it is being written. */
export interface DeploymentFile {
  network: string;
  chainId: number;
  genesisHash: string;
  contracts: Record<string, DeployedContract>;
  /** The creation that was about to be sent; absent once the command has ended. */
  pending?: PendingCreation;
}

/** Where a deployment is remembered between its steps. */
export interface Journal {
  load(): DeploymentFile | undefined;
  save(deployment: DeploymentFile): void;
}

/** Forgets with the process: for tests and the embedded chain. */
export function memoryJournal(begun?: DeploymentFile): Journal {
  let kept = structuredClone(begun);
  return {
    load: () => structuredClone(kept),
    save: (deployment) => {
      kept = structuredClone(deployment);
    },
  };
}

/** Keeps `deployments/<network>.json`; each save replaces the whole file at once, and is on the disk when it returns. */
export function fileJournal(path: string): Journal {
  return {
    load() {
      const text = readIfPresent(path);
      return text === undefined ? undefined : parseFile(path, text);
    },
    save(deployment) {
      writeDurably(path, `${JSON.stringify(deployment, null, 2)}\n`);
    },
  };
}

function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function parseFile(path: string, text: string): DeploymentFile {
  try {
    const file = JSON.parse(text) as DeploymentFile | null;
    if (typeof file?.contracts === "object" && file.contracts !== null) return file;
  } catch {
    // Said below: a file that is cut short is as little a deployment file as any other.
  }
  throw sdkError("DEPLOYMENT_INVALID", `${path} is not a deployment file`, { field: "(file)", file: path });
}
