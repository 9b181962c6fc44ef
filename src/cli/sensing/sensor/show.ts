import { getCalibrations } from "../../../sdk/sensing/actions/sensors/get-calibrations.ts";
import { getSensor } from "../../../sdk/sensing/actions/sensors/get-sensor.ts";
import { showMoment } from "../../shared/tables.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { showLimit } from "../shared/values.ts";

export const verb: Verb<[sensor: number]> = {
  takes: (command) => command.argument("<sensor>", "its number", wholeNumber),
  async run(cli, sensor) {
    const client = await cli.client();
    const found = await getSensor(client, { sensor });
    const calibrations = await getCalibrations(client, { sensor });
    const lines = [
      `${found.id}  ${found.parameter} in ${found.unit}`,
      `station    ${found.station}`,
      `phase      ${found.phase}`,
      `decimals   ${found.scale}`,
      `measures   ${showLimit(found.range, found.scale)}`,
      `allowed    ${showLimit(found.limit, found.scale)}`,
      `interval   ${found.interval === 0 ? "irregular" : `${found.interval} s`}`,
      ...calibrations.map(
        ({ performedAt, dueBy, org, revoked }) =>
          `calibrated ${showMoment(performedAt)}, due by ${showMoment(dueBy)}, says organisation ${org}${revoked ? "; REVOKED" : ""}`,
      ),
    ];
    cli.result(lines.join("\n"), { ok: true, sensor: found, calibrations });
  },
};
