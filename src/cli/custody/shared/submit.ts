import { handOverAndWait } from "../../../sdk/custody/actions/hand-over.ts";
import { handOverManyAndWait } from "../../../sdk/custody/actions/hand-over-many.ts";
import type { ConcludedHandover } from "../../../sdk/custody/model/concluded.ts";
import { parseHandoverMessage } from "../../../sdk/custody/model/message.ts";
import type { SkippedHandover } from "../../../sdk/custody/model/skipped.ts";
import type { Cli } from "../../shared/cli.ts";
import { fault } from "../../shared/errors.ts";
import { attempts } from "./attempts.ts";
import type { Incoming } from "./messages.ts";

/** What came of a handover, in a line. */
export function formatHandover({ unit, outcome, from, to }: ConcludedHandover): string {
  return `${unit} ${outcome}: organisation ${from} -> ${to}`;
}

/** What stands on chain of a handover that was skipped, in a line. */
function formatSkipped({ unit, hop, concluded, state }: SkippedHandover): string {
  if (concluded)
    return `${unit} skipped, hop ${hop} is on record: ${concluded.outcome}, ${concluded.from} -> ${concluded.to}`;
  return `${unit} skipped, hop ${hop} is void: organisation ${state.custodian} has it at hop ${state.hops}`;
}

/**
 * Brings handovers to the chain in one transaction; those that were brought before are skipped.
 *
 * @throws `HANDOVERS_REFUSED` where the chain skipped one that is void: its unit went on without it.
 */
export async function submitAll(cli: Cli, messages: readonly Incoming[]): Promise<void> {
  const client = await cli.writer();
  const all = messages.map(({ text }) => parseHandoverMessage(text(), client.deployment));
  const { handovers, skipped, receipt } = await handOverManyAndWait(client, { handovers: all });
  const lines = [...handovers.map(formatHandover), ...skipped.map(formatSkipped)];
  const done = { handovers, skipped, tx: receipt.hash };
  const failed = skipped.filter(({ concluded }) => concluded === null).map(({ unit }) => unit);
  if (failed.length === 0) return cli.result(lines.join("\n"), { ok: true, ...done });
  cli.note(lines.join("\n"));
  throw fault("HANDOVERS_REFUSED", refusalOf(failed, all.length), { failed, ...done });
}

/** Brings each by itself, and says what came of each. @throws `HANDOVERS_REFUSED` where any did not get there. */
export async function submitEach(cli: Cli, messages: readonly Incoming[]): Promise<void> {
  const client = await cli.writer();
  const tried = await attempts(messages, async ({ text }) => {
    const handover = parseHandoverMessage(text(), client.deployment);
    const { receipt, ...done } = await handOverAndWait(client, { handover });
    return { ...done, tx: receipt.hash };
  });
  const lines = tried.map(
    (each) => `${each.name}: ${each.ok ? formatHandover(each.done) : `${each.error.code}: ${each.error.message}`}`,
  );
  const failed = tried.filter(({ ok }) => !ok).map(({ name }) => name);
  if (failed.length === 0) return cli.result(lines.join("\n"), { ok: true, handovers: tried });
  cli.note(lines.join("\n"));
  throw fault("HANDOVERS_REFUSED", refusalOf(failed, tried.length), { failed, handovers: tried });
}

function refusalOf(failed: readonly string[], all: number): string {
  return `${failed.length} of ${all} handovers did not get to the chain: ${failed.join(", ")}`;
}
