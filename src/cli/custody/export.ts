import { InvalidArgumentError } from "commander";
import { exportEpcis } from "../../sdk/custody/epcis/export/export-epcis.ts";
import { writeOutput } from "../shared/output.ts";
import type { Verb } from "../shared/verb.ts";
import { type Pairs, pair } from "./shared/pairs.ts";
import { units } from "./shared/unit-name.ts";

interface ExportOptions {
  readonly out: string;
  readonly zone: string;
  readonly party?: Pairs;
}

export const verb: Verb<[units: string[], options: ExportOptions]> = {
  takes: (command) =>
    command
      .argument("[units...]", "as in other commands; all units if left out", units)
      .requiredOption("--out <file>", "where to write it")
      .option("--zone <offset>", "zone of the places", zone, "+00:00")
      .option("--party <organisation=gln>", "GLN of an organisation; give it again for more", pair),
  async run(cli, wanted, { out, zone, party = {} }) {
    const some = wanted.length > 0 && { units: wanted };
    const document = await exportEpcis(await cli.client(), { ...some, zone, parties: party });
    writeOutput(out, `${JSON.stringify(document, null, 2)}\n`);
    const unreadable = (document["tally:unreadable"] ?? []) as readonly Record<string, string>[];
    for (const act of unreadable) {
      const left = `${act["tally:act"]} of ${act["tally:unit"]} is left out`;
      cli.note(`warning: ${left}: it has a number too large to compute with`);
    }
    const events = document.epcisBody.eventList.length;
    cli.result(`${events} events in ${out}`, {
      ok: true,
      events,
      file: out,
      ...(unreadable.length > 0 && { unreadable }),
    });
  },
};

function zone(text: string): string {
  if (!/^[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00)$/.test(text))
    throw new InvalidArgumentError("Not a zone such as +08:00.");
  return text;
}
