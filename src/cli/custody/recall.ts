import { setRecallAndWait } from "../../sdk/custody/actions/set-recall.ts";
import type { Verb } from "../shared/verb.ts";
import { takesUnits } from "./shared/takes.ts";

interface RecallOptions {
  readonly statement: string;
  readonly lift?: boolean;
}

export const verb: Verb<[units: string[], options: RecallOptions]> = {
  takes: (command) =>
    takesUnits(command)
      .requiredOption("--statement <uid>", "valid statement of yours that says why")
      .option("--lift", "lift it, as a regulator"),
  async run(cli, units, { statement, lift = false }) {
    const done = await setRecallAndWait(await cli.writer(), { units, recalled: !lift, statement });
    const { units: acted, skipped, receipt } = done;
    const why = lift ? "has ended or holds something recalled" : "has ended";
    const lines = [
      `${acted.length} units ${lift ? "released" : "recalled"}`,
      ...skipped.map((unit) => `${unit} skipped: ${why}`),
    ];
    cli.result(lines.join("\n"), { ok: true, units: acted, skipped, tx: receipt.hash });
  },
};
