import { decimalText } from "../../../sdk/core/decimal-text.ts";
import { listExceedances } from "../../../sdk/sensing/actions/exceedances/list-exceedances.ts";
import { getSensor } from "../../../sdk/sensing/actions/sensors/get-sensor.ts";
import { STAGES, type Stage } from "../../../sdk/sensing/model/stage.ts";
import { showMoment, showTime, table } from "../../shared/tables.ts";
import { oneOf, wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";

interface ListOptions {
  readonly station?: number;
  readonly sensor?: number;
  readonly stage?: Stage;
}

export const verb: Verb<[options: ListOptions]> = {
  takes: (command) =>
    command
      .option("--station <station>", "of one station", wholeNumber)
      .option("--sensor <sensor>", "of one sensor", wholeNumber)
      .option(
        "--stage <stage>",
        "Open, Acknowledged, Remediated, Disputed or Closed",
        oneOf(STAGES.slice(1) as Stage[]),
      ),
  async run(cli, options) {
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
      const at = [showMoment(observedAt), stage, showTime(BigInt(since))];
      return [`${sensor}/${seq}`, station, parameter, what, ...at, how];
    });
    const headings = ["id", "station", "measured", "value", "at", "stage", "since", "opened"];
    cli.result(table(headings, rows, cli.layout()), { ok: true, exceedances });
  },
};
