import { computationsContract } from "../../sdk/data/contracts.ts";
import type { JobStatus } from "../../sdk/data/model/job/computation.ts";
import { type EmittedJob, jobFrom } from "../../sdk/data/model/job/job-from.ts";
import { projection, type StoredEvent } from "../project/projection.ts";
import { happened, int } from "../project/values.ts";
import type { Rows } from "../store/rows.ts";
import type { RowOf } from "../store/table.ts";
import { COMPUTATION } from "./tables.ts";

type Computation = RowOf<typeof COMPUTATION>;

/** Jobs over other organisations' data, from the proposal to the receipt. */
export const computationsProjection = projection(
  computationsContract,
  { computation: ["id"], org: ["requester", "executor", "by", "owner"] },
  {
    JobProposed({ id, job }, event, rows) {
      const { nonce, approveUntil, commitUntil, revealUntil, ...known } = jobFrom(bigJob(job));
      const nothing = { approved: [], committed: [], revealed: [], mismatched: [], dissented: [], silent: [] };
      const since = { status: "Proposed", since: event.time, resultHash: null, receipt: null } as const;
      const until = { approveUntil, commitUntil, revealUntil };
      const times = Object.fromEntries(Object.entries(until).map(([name, time]) => [name, Number(time)]));
      const shown = { ...known, ...(times as Record<keyof typeof until, number>), nonce: `${nonce}` };
      const requester = known.requester;
      rows.put(COMPUTATION, { computation: id, requester, ...since, job: shown, ...nothing, ...happened(event) });
    },
    async InputsApproved({ id, inputs }, _, rows) {
      const found = await rows.get(COMPUTATION, { computation: id });
      if (found === undefined) return;
      const bits = found.job.inputs.map((_, i) => i).filter((i) => (BigInt(inputs) >> BigInt(i)) & 1n);
      const approved = [...new Set([...found.approved, ...bits])].sort((a, b) => a - b);
      rows.put(COMPUTATION, { ...found, approved });
    },
    JobApproved: ({ id }, event, rows) => become(rows, event, id, "Approved"),
    ResultCommitted: ({ id, executor }, _, rows) => note(rows, id, "committed", executor),
    ResultRevealed: ({ id, executor }, _, rows) => note(rows, id, "revealed", executor),
    RevealMismatched: ({ id, executor }, _, rows) => note(rows, id, "mismatched", executor),
    ExecutorDissented: ({ id, executor }, _, rows) => note(rows, id, "dissented", executor),
    ExecutorSilent: ({ id, executor }, _, rows) => note(rows, id, "silent", executor),
    ResultTallied: ({ id, resultHash }, event, rows) => become(rows, event, id, "Tallied", { resultHash }),
    ResultChallenged: ({ id }, event, rows) => become(rows, event, id, "Challenged"),
    ResultAccepted({ id, resultHash, algorithmHash, transcript, agreed, recomputed }, event, rows) {
      const { time, transaction } = event;
      const receipt = { algorithmHash, transcript, agreed: int(agreed), recomputed, acceptedAt: time, transaction };
      return become(rows, event, id, "Accepted", { resultHash, receipt });
    },
    ResultRejected: ({ id }, event, rows) => become(rows, event, id, "Rejected"),
    JobFailed: ({ id }, event, rows) => become(rows, event, id, "Failed"),
    JobCancelled: ({ id }, event, rows) => become(rows, event, id, "Cancelled"),
    JobWithdrawn: ({ id }, event, rows) => become(rows, event, id, "Stopped"),
    JobStopped: ({ id }, event, rows) => become(rows, event, id, "Stopped"),
  },
);

const NUMBERS = /^\d+$/;

/** Whole numbers of an event as the SDK takes them. */
function bigJob(job: object): EmittedJob {
  const big = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(big);
    if (typeof value === "object" && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, big(each)]));
    }
    return typeof value === "string" && NUMBERS.test(value) ? BigInt(value) : value;
  };
  return big(job) as EmittedJob;
}

function become(
  rows: Rows,
  { time }: StoredEvent,
  computation: string,
  status: Exclude<JobStatus, "None">,
  more: Partial<Computation> = {},
): Promise<void> {
  return rows.patch(COMPUTATION, { computation }, { status, since: time, ...more });
}

type Acts = "committed" | "revealed" | "mismatched" | "dissented" | "silent";

async function note(rows: Rows, computation: string, act: Acts, executor: string): Promise<void> {
  const found = await rows.get(COMPUTATION, { computation });
  if (found) rows.put(COMPUTATION, { ...found, [act]: [...found[act], int(executor)] });
}
