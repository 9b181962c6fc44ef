import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Clock, systemClock } from "../../../lib/clock.ts";
import type { Client } from "../../../sdk/core/client.ts";
import { sdkError } from "../../../sdk/core/errors.ts";
import { issueReceipts } from "../../../sdk/evidence/model/receipt/issue-receipts.ts";
import { fault } from "../../shared/errors.ts";
import { writeOutput } from "../../shared/output.ts";
import { oneLine } from "../../shared/printable.ts";
import type { Progress } from "../../shared/progress.ts";
import { anchorPlan } from "./anchor-plan.ts";
import { collectFiles } from "./collect-files.ts";
import { isPlanOf, makePlan, PLAN_NAME, type Plan, planText, readPlan } from "./plan.ts";

export interface NotariseParameters {
  /** Files and folders; none when a plan is resumed. */
  readonly args: readonly string[];
  /** Folder for the receipts, and for the plan until they are written. */
  readonly out: string;
  /** Plan to be finished. */
  readonly resume?: string;
  readonly note?: string;
  readonly progress: (label: string, total: number) => Progress | Promise<Progress>;
  /** Says something on the side. */
  readonly say: (text: string) => void;
  readonly clock?: Clock;
}

export interface Notarised {
  readonly root: string;
  readonly transactionHash: string;
  readonly blockNumber: number;
  readonly receipts: readonly { readonly file: string; readonly receipt: string; readonly uid: string }[];
  /** Whether an earlier, unfinished run was finished. */
  readonly resumed: boolean;
}

/**
 * Notarises files: hashes them, writes the plan, anchors one batch, writes one receipt for each, removes the plan. Stopped
 * anywhere and run again, it goes on where it stopped.
 *
 * @throws `PLAN_UNFINISHED` when the folder holds the plan of other files; `PLAN_*`, `FILE_*`, `NOTHING_TO_NOTARISE`; whatever
 * the chain refuses.
 */
export async function notarise(client: Client, parameters: NotariseParameters): Promise<Notarised> {
  const attester = client.sender?.address;
  if (!attester) throw sdkError("READ_ONLY", "notarising needs a signer or sender");
  const { plan, path, resumed } = await planOf(client, attester, parameters);
  const transactionHash = await anchorPlan(client, plan);
  const receiptOf = await issueReceipts(client, { evidence: plan.files, transactionHash });
  const bar = await parameters.progress("writing receipts", plan.files.length);
  const receipts = [];
  try {
    for (const [i, file] of plan.files.entries()) {
      const receipt = receiptOf(i);
      const target = join(dirname(path), file.receipt);
      writeOutput(target, `${JSON.stringify(receipt, null, 2)}\n`);
      receipts.push({ file: file.path, receipt: target, uid: receipt.uid });
      bar.add();
    }
  } finally {
    bar.stop();
  }
  const { blockNumber } = receiptOf(0).anchor;
  await rm(path);
  return { root: plan.root, transactionHash, blockNumber, receipts, resumed };
}

async function planOf(
  client: Client,
  attester: string,
  { args, out, resume, note, progress, say, clock = systemClock }: NotariseParameters,
): Promise<{ plan: Plan; path: string; resumed: boolean }> {
  if (resume !== undefined) return { plan: readPlan(resume, client, attester), path: resume, resumed: true };
  const files = collectFiles(args, out, (left, why) => say(`left out, ${why}: ${oneLine(left)}`));
  const path = join(out, PLAN_NAME);
  if (existsSync(path)) {
    const plan = readPlan(path, client, attester);
    if (isPlanOf(plan, files)) return { plan, path, resumed: true };
    throw fault("PLAN_UNFINISHED", `${path} is unfinished, and of other files`, {
      plan: path,
    });
  }
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const bar = await progress("hashing, KiB", Math.ceil(size / 1_024));
  const plan = await makePlan({
    client,
    attester,
    files,
    out,
    ...(note !== undefined && { note }),
    clock,
    progress: bar,
  }).finally(() => bar.stop());
  writeOutput(path, planText(plan));
  return { plan, path, resumed: false };
}
