import type { Command } from "commander";
import { decimalText } from "../../sdk/core/decimal-text.ts";
import { acknowledgeExceedanceAndWait } from "../../sdk/sensing/actions/exceedances/acknowledge-exceedance.ts";
import { closeExceedanceAndWait } from "../../sdk/sensing/actions/exceedances/close-exceedance.ts";
import { disputeExceedanceAndWait } from "../../sdk/sensing/actions/exceedances/dispute-exceedance.ts";
import { listExceedances } from "../../sdk/sensing/actions/exceedances/list-exceedances.ts";
import { openByProofAndWait } from "../../sdk/sensing/actions/exceedances/open-by-proof.ts";
import { remediateExceedanceAndWait } from "../../sdk/sensing/actions/exceedances/remediate-exceedance.ts";
import { reopenExceedanceAndWait } from "../../sdk/sensing/actions/exceedances/reopen-exceedance.ts";
import { getSensor } from "../../sdk/sensing/actions/sensors/get-sensor.ts";
import { exceedanceKey } from "../../sdk/sensing/model/exceedance-id.ts";
import { STAGES, type Stage } from "../../sdk/sensing/model/stage.ts";
import type { Cli } from "../cli.ts";
import { oneEvidence, type ReadingSource } from "../sensing/one-evidence.ts";
import { exceedance } from "../sensing/values.ts";
import { oneOf, showMoment, showTime, table, wholeNumber } from "../values.ts";

interface ListOptions {
  readonly station?: number;
  readonly sensor?: number;
  readonly stage?: Stage;
}

type Moved = Awaited<ReturnType<typeof acknowledgeExceedanceAndWait>>;

/** `tally exceedance`: readings beyond what is allowed, until a regulator closes the matter. */
export function register(program: Command, cli: Cli): void {
  const group = program
    .command("exceedance")
    .description("readings beyond what is allowed; named SENSOR/SEQ by the reading that it begins with");

  group
    .command("list")
    .description("exceedances as they stand now")
    .option("--station <station>", "of one station", wholeNumber)
    .option("--sensor <sensor>", "of one sensor", wholeNumber)
    .option("--stage <stage>", "Open, Acknowledged, Remediated, Disputed or Closed", oneOf(STAGES.slice(1) as Stage[]))
    .action(async (options: ListOptions) => {
      const client = await cli.client();
      const exceedances = await listExceedances(client, options);
      const sensors = new Map<number, Awaited<ReturnType<typeof getSensor>>>();
      for (const { sensor } of exceedances) {
        if (!sensors.has(sensor)) sensors.set(sensor, await getSensor(client, { sensor }));
      }
      const rows = exceedances.map(({ sensor, seq, station, stage, since, observedAt, value, byProof }) => {
        const { parameter = "", unit = "", scale = 0 } = sensors.get(sensor) ?? {};
        const what = `${decimalText(value, scale)} ${unit}`;
        const how = byProof ? "by proof" : "by gateways";
        return [
          `${sensor}/${seq}`,
          station,
          parameter,
          what,
          showMoment(observedAt),
          stage,
          showTime(BigInt(since)),
          how,
        ];
      });
      const headings = ["id", "station", "measured", "value", "at", "stage", "since", "opened"];
      cli.result(table(headings, rows), { ok: true, exceedances });
    });

  group
    .command("open")
    .description("open the exceedance that a sealed reading shows; anybody may")
    .argument("<reading>", "file with its evidence, or STATION/SEQ with --api")
    .option("--api <url>", "API of a bridge")
    .option("--seq <number>", "which reading of a file that has several", wholeNumber)
    .action(async (reading: string, source: ReadingSource) => {
      const { batch, reading: sealed, path: proof } = await oneEvidence(reading, source);
      const { id, receipt } = await openByProofAndWait(await cli.writer(), { batch, reading: sealed, proof });
      const { sensor, seq } = exceedanceKey(id);
      cli.result(`exceedance ${sensor}/${seq} is open`, { ok: true, id, sensor, seq, tx: receipt.hash });
    });

  const show = ({ id, from, to, by, statement, receipt }: Moved) => {
    const { sensor, seq } = exceedanceKey(id);
    const text = `exceedance ${sensor}/${seq}: ${from} -> ${to}, by organisation ${by}`;
    cli.result(text, { ok: true, id, sensor, seq, from, to, by, statement, tx: receipt.hash });
  };
  const act = (name: string, description: string) =>
    group.command(name).description(description).argument("<exceedance>", "SENSOR/SEQ", exceedance);

  act("acknowledge", "you have seen it, as the station's operator").action(async (id: bigint) =>
    show(await acknowledgeExceedanceAndWait(await cli.writer(), { id })),
  );
  act("remediate", "you have remedied it, as the station's operator")
    .requiredOption("--report <uid>", "valid statement that says what was done")
    .action(async (id: bigint, { report }: { report: string }) =>
      show(await remediateExceedanceAndWait(await cli.writer(), { id, report })),
    );
  act("dispute", "it is none, as the station's operator")
    .requiredOption("--reason <uid>", "valid statement that says why")
    .action(async (id: bigint, { reason }: { reason: string }) =>
      show(await disputeExceedanceAndWait(await cli.writer(), { id, reason })),
    );
  act("reopen", "it is not done with, as a regulator")
    .option("--reason <uid>", "valid statement that says why")
    .action(async (id: bigint, options: { reason?: string }) =>
      show(await reopenExceedanceAndWait(await cli.writer(), { id, ...options })),
    );
  act("close", "it is done with, for ever, as a regulator")
    .option("--decision <uid>", "valid statement that says what was decided")
    .action(async (id: bigint, options: { decision?: string }) =>
      show(await closeExceedanceAndWait(await cli.writer(), { id, ...options })),
    );
}
