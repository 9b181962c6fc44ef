import type { Command } from "commander";
import { isTallyError } from "../../lib/errors.ts";
import { decimalText } from "../../sdk/core/decimal-text.ts";
import { getHead } from "../../sdk/sensing/actions/feeds/get-head.ts";
import { listEquivocations } from "../../sdk/sensing/actions/feeds/list-equivocations.ts";
import { listSealedBatches } from "../../sdk/sensing/actions/feeds/list-sealed-batches.ts";
import { getLatest } from "../../sdk/sensing/actions/sensors/get-latest.ts";
import { getSensor } from "../../sdk/sensing/actions/sensors/get-sensor.ts";
import { Quality } from "../../sdk/sensing/model/quality.ts";
import { verifyEvidence } from "../../sdk/sensing/model/verify-evidence.ts";
import type { Cli } from "../cli.ts";
import { fault } from "../errors.ts";
import { fetchEvidence, fetchLastSeq } from "../sensing/bridge-api.ts";
import { readEvidenceFile, writeEvidenceFile } from "../sensing/evidence-file.ts";
import { explainOffline } from "../sensing/explain-trace.ts";
import { showMoment, table, wholeNumber } from "../values.ts";

interface ExportOptions {
  readonly api: string;
  readonly station: number;
  readonly from: number;
  readonly to?: number;
  readonly output: string;
}

/** `tally feed`: sealed readings. */
export function register(program: Command, cli: Cli): void {
  const feed = program.command("feed").description("sealed readings of stations");

  feed
    .command("head")
    .description("where a station's sequence stands on chain")
    .argument("<station>", "its number", wholeNumber)
    .action(async (station: number) => {
      const head = await getHead(await cli.client(), { station });
      const lines = [
        `last reading   ${head.lastSeq}`,
        `received       ${head.lastTo === 0 ? "never" : showMoment(head.lastTo)}`,
        `batches        ${head.batches}`,
        `gaps           ${head.gaps}`,
        `equivocations  ${head.equivocations}`,
      ];
      cli.result(lines.join("\n"), { ok: true, ...head });
    });

  feed
    .command("batches")
    .description("sealed batches of a station, newest first")
    .argument("<station>", "its number", wholeNumber)
    .option("--limit <number>", "at most", wholeNumber, 20)
    .action(async (station: number, { limit }: { limit: number }) => {
      const batches = await listSealedBatches(await cli.client(), { station, limit });
      const rows = batches.map(({ firstSeq, count, from, to, flagCounts, epoch, block, id }) => {
        const { good, suspect, fail, missing } = flagCounts;
        const readings = `${firstSeq}-${firstSeq + count - 1}`;
        return [readings, showMoment(from), showMoment(to), good, suspect, fail, missing, epoch, block, id];
      });
      const headings = ["readings", "from", "to", "good", "suspect", "fail", "missing", "epoch", "block", "id"];
      cli.result(table(headings, rows), { ok: true, batches });
    });

  feed
    .command("latest")
    .description("the newest reading of a parameter that reached the chain")
    .argument("<station>", "its number", wholeNumber)
    .argument("<parameter>", "such as w01001")
    .option("--max-age <seconds>", "refuse what is older", wholeNumber, 86_400)
    .action(async (station: number, parameter: string, { maxAge }: { maxAge: number }) => {
      const client = await cli.client();
      const latest = await getLatest(client, { station, parameter, maxAge });
      const { unit, scale } = await getSensor(client, { sensor: latest.sensor });
      const value = decimalText(latest.value, scale);
      const quality = Object.entries(Quality).find(([, flag]) => flag === latest.quality)?.[0] ?? latest.quality;
      const text = `${value} ${unit} at ${showMoment(latest.observedAt)}, ${quality} (reading ${latest.seq} of sensor ${latest.sensor})`;
      cli.result(text, { ok: true, ...latest, decimal: value, unit });
    });

  feed
    .command("equivocations")
    .description("where a quorum of gateways signed two histories")
    .argument("<station>", "its number", wholeNumber)
    .action(async (station: number) => {
      const equivocations = await listEquivocations(await cli.client(), { station });
      const rows = equivocations.map(({ firstSeq, sealedBatch, other, block }) => [
        firstSeq,
        block,
        sealedBatch,
        other,
      ]);
      cli.result(table(["from reading", "block", "sealed", "other"], rows), { ok: true, equivocations });
    });

  feed
    .command("verify")
    .description("check the evidence of readings by itself, without a node")
    .argument("<file>", "evidence: one document, or one on each line")
    .action(async (path: string) => {
      const failed: { station: number; seq: number; check: string; detail: string }[] = [];
      let checked = 0;
      let alone = "";
      const trusted = new Set<string>();
      for await (const evidence of readEvidenceFile(path)) {
        const verdict = await verifyEvidence(evidence);
        checked++;
        alone = explainOffline(evidence, verdict);
        for (const assumption of verdict.trusted) trusted.add(assumption);
        const fault = verdict.checks.find(({ ok }) => !ok);
        if (!fault) continue;
        const { station, seq } = evidence.reading;
        failed.push({ station, seq, check: fault.check, detail: fault.detail });
        cli.note(alone);
      }
      if (checked === 0) throw fault("USAGE", `${path} has no reading`, { file: path });
      const [first] = failed;
      if (first) {
        const message = `${failed.length} of ${checked} readings in ${path} do not hold`;
        throw fault("READING_NOT_PROVED", message, { file: path, checked, verdict: first.check, failed });
      }
      const text =
        checked === 1 ? alone : [`${checked} readings hold, if the following is so`, ...trusted].join("\n  - ");
      cli.result(text, { ok: true, file: path, checked, trusted: [...trusted] });
    });

  feed
    .command("export")
    .description("write sealed readings of a station with all that proves them, one on each line")
    .requiredOption("--api <url>", "API of a bridge")
    .requiredOption("--station <station>", "its number", wholeNumber)
    .option("--from <seq>", "first reading", wholeNumber, 1)
    .option("--to <seq>", "last reading; the last that is sealed if left out", wholeNumber)
    .requiredOption("-o, --output <file>", "file to write")
    .action(async ({ api, station, from, output, ...options }: ExportOptions) => {
      const to = options.to ?? (await fetchLastSeq(api, station));
      if (to < from) throw fault("USAGE", `there is no reading from ${from} to ${to}`, { from, to });
      const progress = cli.progress("readings", to - from + 1);
      async function* all() {
        for (let seq = from; seq <= to; seq++) {
          const evidence = await sealedEvidence(api, station, seq, options.to === undefined && seq > from);
          if (!evidence) return;
          yield evidence;
          progress.add();
        }
      }
      try {
        const count = await writeEvidenceFile(output, all());
        const text = `${count} readings, ${from} to ${from + count - 1}, written to ${output}`;
        cli.result(text, { ok: true, station, from, to: from + count - 1, count, file: output });
      } finally {
        progress.stop();
      }
    });
}

/** Undefined where the bridge has no evidence, if that may be. */
async function sealedEvidence(api: string, station: number, seq: number, mayBeMissing: boolean) {
  try {
    return await fetchEvidence(api, station, seq);
  } catch (error) {
    if (mayBeMissing && isTallyError(error, "BRIDGE_REFUSED")) return undefined;
    throw error;
  }
}
