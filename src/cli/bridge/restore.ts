import { openRestore } from "../../bridge/compose/restoring/open-restore.ts";
import type { SignedBatch } from "../../bridge/model/gateway.ts";
import { parseSignedGap, type SignedGap } from "../../bridge/model/signed-gap.ts";
import type { Restored, RestorePlan } from "../../bridge/restore/restore.ts";
import { parseFrom, readJson } from "../shared/files.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { lostCount, spanWords, timeWords } from "./shared/gap-words.ts";
import { errorLog, readConfiguration } from "./shared/open.ts";

interface RestoreOptions {
  readonly config: string;
  readonly station: number;
  readonly lost?: number;
  readonly reason: string;
  readonly signature?: readonly string[];
  readonly yes?: boolean;
}

export const verb: Verb<[options: RestoreOptions]> = {
  takes: (command) =>
    command
      .requiredOption("--config <file>", "configuration of the bridge, which must not run")
      .requiredOption("--station <number>", "the station that is to go on", wholeNumber)
      .option("--lost <count>", "how many readings are lost; by default what the other gateways say", lostCount)
      .option("--reason <text>", "why, for everybody to read on chain", "the store of the proposing gateway was lost")
      .option("--signature <file...>", "the gap as other gateways signed it: what `tally bridge sign-gap` wrote")
      .option("--yes", "do it: without it, only what would be done is said"),
  async run(cli, { config: file, station, lost, reason, signature = [], yes = false }) {
    const signed = signature.map((path) => parseFrom(path, () => parseSignedGap(readJson(path))));
    const { config, deployment } = readConfiguration(file, cli.environment());
    const opened = await openRestore({ config, deployment, log: errorLog("warn") });
    try {
      const plan = await opened.plan({ station, reason, ...(lost !== undefined && { lost }) }, signed);
      const said = { ok: true, done: false, ...plan };
      if (plan.kind !== "nothing" && !yes) return cli.result(planWords(plan, signed), said);
      const done = await opened.carryOut(plan, signed);
      cli.result(doneWords(plan, done), { ...said, ...done, done: true });
    } finally {
      await opened.close();
    }
  },
};

type Recording = Extract<RestorePlan, { kind: "gap" }>;

const batchWords = ({ batch: { firstSeq, count } }: SignedBatch) =>
  spanWords({ firstSeq, throughSeq: firstSeq + count - 1 });

function doneWords(plan: RestorePlan, { station, nextSeq, transaction }: Restored): string {
  if (plan.kind === "seal") {
    return `${batchWords(plan.signed)} are sealed: ${transaction}.\nRun it again for what is left to do.`;
  }
  const next = `The next reading of station ${station} gets number ${nextSeq}.`;
  if (plan.kind === "nothing") return `The store has all that the chain has.\n${next}`;
  const by = plan.kind === "skip" ? "were recorded as lost before" : `are recorded as lost: ${transaction}`;
  return `${spanWords(plan.gap)} ${by}.\n${next}`;
}

function planWords(plan: Exclude<RestorePlan, { kind: "nothing" }>, signed: readonly SignedGap[]): string {
  const { station, sealedThrough, lastTo } = plan;
  return [
    `Station ${station}: the chain has readings up to ${sealedThrough}, the last received at ${timeWords(lastTo)}.`,
    "The store has none of them.",
    ...(plan.kind === "gap" ? gapWords(plan, signed) : []),
    ...(plan.kind === "skip"
      ? [`${spanWords(plan.gap)} are recorded as lost already. The station goes on behind them.`]
      : []),
    ...(plan.kind === "seal"
      ? [
          `A quorum signed a batch that is not sealed, this gateway too: ${batchWords(plan.signed)}. It is sealed first.`,
        ]
      : []),
    "Nothing is done yet. With --yes it is.",
  ].join("\n");
}

function gapWords(plan: Recording, signed: readonly SignedGap[]): string[] {
  const { gap, quorum, held } = plan;
  const said = held.map(({ url, readings, problem }) =>
    problem === undefined ? `${url} says that it received ${readings} since.` : `${url} says nothing (${problem}).`,
  );
  const asked = signed.length + 1 < quorum ? ["Each of those is asked to run:", signCommand(plan)] : [];
  return [
    ...said,
    `To be recorded as lost for good, on chain and for ever: ${spanWords(gap)}, reason "${gap.reason}".`,
    "What another gateway has of them stays with it; a quorum can seal only what a quorum received.",
    `${quorum} gateways have to sign it: this one, and ${quorum - 1} others, of whom ${signed.length} did.`,
    ...asked,
  ];
}

function signCommand({ station, gap }: Recording): string {
  const lost = gap.throughSeq - gap.firstSeq + 1;
  const reason = `'${gap.reason.replaceAll("'", `'\\''`)}'`;
  return `  tally bridge sign-gap --config FILE --station ${station} --lost ${lost} --reason ${reason} --out gap.json --yes`;
}
