import { Argument } from "commander";
import { decideDisputeAndWait } from "../../sdk/custody/actions/decide-dispute.ts";
import { storedInteger, wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { takesUnit } from "./shared/takes.ts";
import { quantity, unitWithProfile, whenOf } from "./shared/values.ts";

interface DecideOptions {
  readonly statement: string;
  readonly quantity?: string;
  readonly items?: number;
}

const OUTCOME = "take: the receiver takes it; return: it goes back";

export const verb: Verb<[id: string, outcome: string, options: DecideOptions]> = {
  takes: (command) =>
    takesUnit(command)
      .addArgument(new Argument("<outcome>", OUTCOME).choices(["take", "return"]))
      .requiredOption("--statement <uid>", "valid statement of yours that says why")
      .option("--quantity <decimal>", "what is on record from then on; as it is if left out", quantity)
      .option("--items <number>", "as above", wholeNumber),
  async run(cli, id, outcome, options) {
    const client = await cli.writer();
    const { found, profile } = await unitWithProfile(client, id);
    const amount = options.quantity === undefined ? found.quantity : storedInteger(options.quantity, profile.scale);
    const resolution = {
      unit: id,
      hop: found.hops,
      accepted: outcome === "take",
      quantity: amount,
      items: options.items ?? found.items,
      deadline: whenOf({}) + 86_400,
    };
    const { receipt, ...done } = await decideDisputeAndWait(client, { resolution, statement: options.statement });
    cli.result(`${id} is ${done.state.phase}, with organisation ${done.org}`, {
      ok: true,
      ...done,
      tx: receipt.hash,
    });
  },
};
