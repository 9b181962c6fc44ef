import { calibrateAndWait } from "../../../sdk/sensing/actions/sensors/calibrate.ts";
import { maintainAndWait } from "../../../sdk/sensing/actions/sensors/maintain.ts";
import { time, wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { requireUpkeepSchema } from "../shared/upkeep-schema.ts";

interface CalibrateOptions {
  readonly performed: bigint;
  readonly due: bigint;
  readonly certificate?: string;
  readonly replaces?: string;
  readonly maintenance?: boolean;
}

export const verb: Verb<[sensor: number, options: CalibrateOptions]> = {
  takes: (command) =>
    command
      .argument("<sensor>", "its number", wholeNumber)
      .requiredOption("--performed <date>", "day or time at which it was done", time)
      .requiredOption("--due <date>", "last day or time before it has to be done again", time)
      .option("--certificate <hex>", "uid of the certificate's receipt, or root of its salted document")
      .option("--replaces <uid>", "the statement that it corrects")
      .option("--maintenance", "it was serviced, not calibrated"),
  async run(cli, sensor, { performed, due, maintenance, ...options }) {
    const client = await cli.writer();
    await requireUpkeepSchema(client);
    const at = { performedAt: Number(performed) * 1_000, dueBy: Number(due) * 1_000 };
    const act = maintenance ? maintainAndWait : calibrateAndWait;
    const { uid, receipt } = await act(client, { sensor, ...at, ...options });
    const text = `sensor ${sensor} ${maintenance ? "serviced" : "calibrated"}: statement ${uid}`;
    cli.result(text, { ok: true, sensor, uid, ...at, tx: receipt.hash });
  },
};
