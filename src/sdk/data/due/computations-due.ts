import type { Computations } from "../../../../types/contracts.ts";
import type { Client } from "../../core/client.ts";
import { type BlockTime, bindAct, type Due, type DueAct, type DueSource } from "../../core/due/due.ts";
import { listEach } from "../../core/due/list-each.ts";
import { memo } from "../../core/due/memo.ts";
import { encodeCall } from "../../core/encode.ts";
import type { StreamedEvent } from "../../core/events/event.ts";
import { agreementsContract, computationsContract } from "../contracts.ts";
import { type Computation, computationFrom } from "../model/job/computation.ts";
import { type Job, type JobArgument, jobArgument } from "../model/job/job.ts";
import { commitsAreOver, computersOf, roundTimes } from "../model/job/job-times.ts";
import { type BookedJob, JobBook } from "./job-book.ts";

/** Acts that take a job and nothing else, one for each call. */
const actOf = (dataOf: (contract: Computations, job: JobArgument) => string): DueAct<Job> => ({
  most: 1,
  async call(client, [job]) {
    const contract = computationsContract(client);
    return { to: await contract.getAddress(), data: dataOf(contract, jobArgument(job as Job)) };
  },
});

const ACCEPT = actOf((contract, job) => encodeCall(contract, "accept", [job]));
const EXPIRE = actOf((contract, job) => encodeCall(contract, "expire", [job]));
const TALLY = actOf((contract, job) => encodeCall(contract, "tally", [job]));

/** What falls due of computations: jobs that not all approved, results to be counted, results that nobody challenged. */
export const computationsDue: DueSource = {
  domain: "data",
  contracts: [computationsContract],
  kinds: { "data.expire-job": true, "data.tally-job": true, "data.accept-result": true },
  open(client) {
    const book = new JobBook();
    const reads = { record: memo<Computation>(), owner: memo<number>() };
    return {
      take: (event) => book.take(event as StreamedEvent<typeof computationsContract>),
      list: (at) =>
        listEach(
          book.live(),
          ({ id }) => id,
          async (booked) => [await dueOf(client, reads, booked, at)],
        ),
    };
  },
};

interface Reads {
  readonly record: ReturnType<typeof memo<Computation>>;
  readonly owner: ReturnType<typeof memo<number>>;
}

async function dueOf(
  client: Client,
  reads: Reads,
  { id: subject, job, version }: BookedJob,
  at: BlockTime,
): Promise<Due> {
  const record = await reads.record(subject, version, async () =>
    computationFrom(job, await computationsContract(client).computation(subject, { blockTag: at.block })),
  );
  if (record.status === "Proposed") {
    const waiting = job.inputs.filter((_, n) => !record.approved.includes(n));
    const owner = async ({ agreement }: Job["inputs"][number]) =>
      reads.owner(agreement, 0, async () => Number((await agreementsContract(client).agreementOf(agreement)).provider));
    const orgs = [...new Set(await Promise.all(waiting.map(owner)))];
    const outcome = "the job ends, unless every input's owner has approved it before";
    const dueAt = Number(job.approveUntil) + 1;
    return { kind: "data.expire-job", subject, orgs, dueAt, outcome, act: bindAct(EXPIRE, job) };
  }
  if (record.status === "Tallied") {
    const orgs = [job.requester, ...job.executors.orgs];
    const outcome = "the result is accepted, unless somebody challenges it before";
    const dueAt = record.since + (job.reserves?.challengePeriod ?? 0) + 1;
    return { kind: "data.accept-result", subject, orgs, dueAt, outcome, act: bindAct(ACCEPT, job) };
  }
  return tallyDue(subject, job, record, at);
}

/** The executors', or the reserves', round. */
function tallyDue(subject: string, job: Job, record: Computation, { time }: BlockTime): Due {
  const { orgs: all, round } = computersOf(job, record);
  const { commitUntil, revealUntil } = roundTimes(job, record);
  const answered = [...round.revealed, ...round.mismatched];
  const commitsOver = commitsAreOver(job, record, time);
  const orgs = (commitsOver ? round.committed : all).filter((org) => !answered.includes(org));
  const outcome = "the results are counted, and who said nothing is named";
  const waitsUntil = round.committed.length === 0 ? commitUntil : revealUntil;
  const dueAt = commitsOver && orgs.length === 0 ? Math.min(time, waitsUntil + 1) : waitsUntil + 1;
  return { kind: "data.tally-job", subject, orgs, dueAt, outcome, act: bindAct(TALLY, job) };
}
