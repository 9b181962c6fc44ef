import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../../../lib/clock.ts";
import type { Client } from "../../../sdk/core/client.ts";
import type { Deployment } from "../../../sdk/core/deployment.ts";
import { deployedContract } from "../../../sdk/core/deployment.ts";
import { buildStatementTree } from "../../../sdk/evidence/model/anchor/build-statement-tree.ts";
import { createFileStatement, type FileStatement } from "../../../sdk/evidence/model/receipt/create-file-statement.ts";
import { checkStatement } from "../../../sdk/evidence/model/statement/create.ts";
import { attestationsEip712Domain, type Statement } from "../../../sdk/evidence/model/statement/statement.ts";
import { fault } from "../../shared/errors.ts";
import { readJson } from "../../shared/files.ts";
import { plain } from "../../shared/plain.ts";
import type { Progress } from "../../shared/progress.ts";
import type { InputFile } from "./collect-files.ts";
import { digestPath } from "./digest-path.ts";
import { mediaTypeOf } from "./media-type.ts";

const FORMAT = "tallystick notarisation plan";
const VERSION = 1;
export const PLAN_NAME = "notarise-plan.json";

/** A file of a plan: what is stated of it, with its salts, and where its receipt goes. */
export interface PlannedFile extends InputFile, FileStatement {
  /** Relative to the plan. */
  readonly receipt: string;
}

/**
 * One batch, fixed before anything is sent: statements and salts decide the root, and the contract anchors a root of an
 * attester once. So whatever happens after the plan is on disk, finishing it never anchors a second time.
 */
export interface Plan {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly chainId: number;
  readonly genesisHash: string;
  readonly attestations: string;
  readonly attester: string;
  readonly root: string;
  readonly files: readonly PlannedFile[];
}

export interface MakePlanParameters {
  readonly client: Client;
  readonly attester: string;
  readonly files: readonly InputFile[];
  readonly out: string;
  readonly note?: string;
  readonly clock: Clock;
  /** In KiB. */
  readonly progress: Progress;
}

/** Hashes the files and states each. */
export async function makePlan(parameters: MakePlanParameters): Promise<Plan> {
  const { client, attester, files, out, note, clock, progress } = parameters;
  const { deployment } = client;
  const planned: PlannedFile[] = [];
  const taken = new Set<string>();
  for (const file of files) {
    const digest = await digestPath(file.path, (bytes) => progress.add(bytes / 1_024));
    const evidence = createFileStatement({
      file: { ...digest, capturedAt: Math.floor(clock.now() / 1_000) },
      metadata: {
        name: file.name,
        mediaType: mediaTypeOf(file.name),
        modifiedAt: new Date(file.modifiedMs).toISOString(),
        ...(note !== undefined && { note }),
      },
      attester,
    });
    planned.push({ ...file, ...evidence, receipt: receiptName(file.name, out, taken) });
  }
  const { root } = buildStatementTree(
    attestationsEip712Domain(deployment),
    planned.map(({ statement }) => statement),
  );
  return { format: FORMAT, version: VERSION, ...whereOf(deployment), attester, root, files: planned };
}

/** A statement as JSON has it, with its time as a number again. */
function checkedStatement(path: string, statement: Statement | undefined): Statement {
  try {
    return checkStatement({ ...(statement as Statement), validUntil: BigInt(statement?.validUntil as bigint) });
  } catch (cause) {
    throw fault("PLAN_INVALID", `${path} has a statement of the wrong form`, { file: path, statement }, cause);
  }
}

/** A name that no receipt has yet: one that was issued before is never written over. */
function receiptName(name: string, out: string, taken: Set<string>): string {
  for (let i = 1; ; i++) {
    const candidate = `${name}${i === 1 ? "" : `.${i}`}.receipt.json`;
    if (taken.has(candidate) || existsSync(join(out, candidate))) continue;
    taken.add(candidate);
    return candidate;
  }
}

export function planText(plan: Plan): string {
  return `${JSON.stringify(plan, plain, 1)}\n`;
}

/**
 * Reads a plan and makes sure that it is for this chain and this attester, and whole.
 *
 * @throws `FILE_UNREADABLE`, `FILE_NOT_JSON`; `PLAN_INVALID`; `PLAN_ELSEWHERE`.
 */
export function readPlan(path: string, client: Client, attester: string): Plan {
  const plan = readJson(path) as Plan | null;
  if (plan?.format !== FORMAT || plan.version !== VERSION || !Array.isArray(plan.files)) {
    throw fault("PLAN_INVALID", `${path} is not a plan of this version`, { file: path });
  }
  const here: Record<string, unknown> = { ...whereOf(client.deployment), attester };
  for (const [field, actual] of Object.entries(here)) {
    const expected = plan[field as keyof Plan];
    if (expected === actual) continue;
    throw fault("PLAN_ELSEWHERE", `${path} is for ${field} ${String(expected)}, not ${String(actual)}`, {
      field,
      expected,
      actual,
    });
  }
  const files = plan.files.map((file) => ({ ...file, statement: checkedStatement(path, file?.statement) }));
  const statements = files.map(({ statement }) => statement);
  if (buildStatementTree(attestationsEip712Domain(client.deployment), statements).root !== plan.root) {
    throw fault("PLAN_INVALID", `the statements in ${path} do not give its root`, { file: path, root: plan.root });
  }
  return { ...plan, files };
}

/** Whether a plan is for exactly these files as they are now. */
export function isPlanOf(plan: Plan, files: readonly InputFile[]): boolean {
  const key = ({ path, size, modifiedMs }: InputFile) => `${path}\n${size}\n${modifiedMs}`;
  const planned = new Set(plan.files.map(key));
  return planned.size === files.length && files.every((file) => planned.has(key(file)));
}

function whereOf(deployment: Deployment) {
  const { chainId, genesisHash } = deployment;
  return { chainId, genesisHash, attestations: deployedContract(deployment, "Attestations", "evidence").address };
}
