import type { Command } from "commander";
import type { ProveFactParameters } from "../../../sdk/anchoring/actions/prove-fact.ts";
import { findRecordedHeader } from "../../../sdk/anchoring/chain/find-recorded-header.ts";
import { newestHeight } from "../../../sdk/anchoring/chain/newest-height.ts";
import type { ProvedFact } from "../../../sdk/anchoring/model/fact-proof.ts";
import type { Client } from "../../../sdk/core/client.ts";
import type { Cli } from "../../shared/cli.ts";
import { showTime } from "../../shared/tables.ts";
import { wholeNumber } from "../../shared/values.ts";
import { type SideOption, takesSide, withSide } from "./side.ts";

export interface ProveOptions extends SideOption {
  readonly maxAge: number;
  readonly number?: number;
}

/** What every proof takes, beside what it is a proof of. */
export function takesProof(command: Command): Command {
  return takesSide(command.argument("<client>", "the light client's id"))
    .option("--max-age <seconds>", "how old the header may be", wholeNumber, 600)
    .option("--number <height>", "height at which it is proved; the newest if left out", wholeNumber);
}

/** Proves a fact, and prints it with its proof. Where its height is not recorded yet that takes a transaction, and a key; otherwise neither. */
export async function prove<F extends ProvedFact>(
  cli: Cli,
  options: ProveOptions & { readonly lightClient: string },
  what: string,
  fact: (client: Client, parameters: ProveFactParameters) => Promise<F>,
): Promise<void> {
  const { lightClient, maxAge } = options;
  const reader = await cli.client();
  const proved = await withSide(options, async (side) => {
    const number = options.number ?? (await newestHeight(side));
    const recorded = await findRecordedHeader(reader, { lightClient, number });
    return fact(recorded === undefined ? await cli.writer() : reader, { lightClient, side, maxAge, number });
  });
  const { proof, time } = proved;
  const text = `${what}, at height ${proof.number} of ${showTime(BigInt(time))}`;
  cli.result(text, { ok: true, lightClient, fact: proved });
}
