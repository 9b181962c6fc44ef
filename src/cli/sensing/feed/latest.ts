import { decimalText } from "../../../sdk/core/decimal-text.ts";
import { getLatest } from "../../../sdk/sensing/actions/sensors/get-latest.ts";
import { getSensor } from "../../../sdk/sensing/actions/sensors/get-sensor.ts";
import { Quality } from "../../../sdk/sensing/model/quality.ts";
import { showMoment } from "../../shared/tables.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[station: number, parameter: string, options: { readonly maxAge: number }]> = {
  takes: (command) =>
    command
      .argument("<station>", "its number", wholeNumber)
      .argument("<parameter>", "such as w01001")
      .option("--max-age <seconds>", "refuse what is older", wholeNumber, 86_400),
  async run(cli, station, parameter, { maxAge }) {
    const client = await cli.client();
    const latest = await getLatest(client, { station, parameter, maxAge });
    const { unit, scale } = await getSensor(client, { sensor: latest.sensor });
    const value = decimalText(latest.value, scale);
    const quality = Object.entries(Quality).find(([, flag]) => flag === latest.quality)?.[0] ?? latest.quality;
    const text = `${value} ${unit} at ${showMoment(latest.observedAt)}, ${quality} (reading ${latest.seq} of sensor ${latest.sensor})`;
    cli.result(text, { ok: true, ...latest, decimal: value, unit });
  },
};
