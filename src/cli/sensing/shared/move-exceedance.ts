import type { Command } from "commander";
import type { acknowledgeExceedanceAndWait } from "../../../sdk/sensing/actions/exceedances/acknowledge-exceedance.ts";
import { exceedanceKey } from "../../../sdk/sensing/model/exceedance-id.ts";
import type { Cli } from "../../shared/cli.ts";
import { exceedance } from "./values.ts";

type Moved = Awaited<ReturnType<typeof acknowledgeExceedanceAndWait>>;

export function takesExceedance(command: Command): Command {
  return command.argument("<exceedance>", "SENSOR/SEQ", exceedance);
}

/** Says from which stage to which an exceedance was moved, and by whom. */
export function showMoved(cli: Cli, { id, from, to, by, statement, receipt }: Moved): void {
  const { sensor, seq } = exceedanceKey(id);
  const text = `exceedance ${sensor}/${seq}: ${from} -> ${to}, by organisation ${by}`;
  cli.result(text, { ok: true, id, sensor, seq, from, to, by, statement, tx: receipt.hash });
}
