import { proposeStationAndWait } from "../../../sdk/sensing/actions/stations/propose-station.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { place } from "../shared/values.ts";

interface ProposeOptions {
  readonly reach: string;
  readonly at: { readonly latitude: number; readonly longitude: number };
  readonly upstream?: number;
}

export const verb: Verb<[name: string, options: ProposeOptions]> = {
  takes: (command) =>
    command
      .argument("<name>", "as others will see it")
      .requiredOption("--reach <name>", "river reach")
      .requiredOption("--at <place>", "latitude,longitude in degrees: 41.74,-111.83", place)
      .option("--upstream <station>", "number of the next station upstream", wholeNumber),
  async run(cli, name, { at, ...options }) {
    const done = await proposeStationAndWait(await cli.writer(), { name, ...at, ...options });
    const { receipt, ...proposed } = done;
    cli.result(`station ${done.station} proposed`, { ok: true, ...proposed, tx: receipt.hash });
  },
};
