import { RESULT_FORM } from "../../sdk/data/model/result-document.ts";
import { ENGINE } from "../compute/engine/engine-name.ts";
import type { StartProcess } from "../compute/engine/start-process.ts";
import type { Policy } from "../compute/policy/policy.ts";
import { policyHash } from "../compute/policy/policy-hash.ts";
import type { DigestFile } from "../compute/run/inputs.ts";

/** How a vault computes over its owner's tables. */
export interface ComputeSettings {
  readonly policy: Policy;
  /** Names of the policy's tables, and the resource that each is a version of. */
  readonly tables: Readonly<Record<string, string>>;
  /** Whether results are given out, or nothing but yes or no to a question about one number. @default "document" */
  readonly gives?: "document" | "answer";
  /** Threads of the engine. The result does not depend on it. @default 1 */
  readonly threads?: number;
  readonly start: StartProcess;
  readonly digestFile: DigestFile;
}

/** What an algorithm's hash covers besides its query and parameters. */
export interface Computing {
  readonly policyHash: string;
  /** Name and version. */
  readonly engine: string;
  /** Of the result. */
  readonly encoding: string;
}

export const computingOf = ({ policy }: Pick<ComputeSettings, "policy">): Computing => ({
  policyHash: policyHash(policy),
  engine: ENGINE,
  encoding: RESULT_FORM,
});
