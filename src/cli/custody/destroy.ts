import { destroyUnitsAndWait } from "../../sdk/custody/actions/destroy-units.ts";
import { getStatement } from "../../sdk/evidence/actions/attestations/get-statement.ts";
import type { Verb } from "../shared/verb.ts";
import { sameStep } from "./shared/same-step.ts";
import { takesUnits, takesWhen, type When } from "./shared/takes.ts";
import { whenOf } from "./shared/values.ts";

interface DestroyOptions extends When {
  readonly step: string;
  readonly certificate: string;
}

export const verb: Verb<[units: string[], options: DestroyOptions]> = {
  takes: (command) =>
    takesUnits(takesWhen(command))
      .requiredOption("--step <name>", "step of the profile")
      .requiredOption("--certificate <uid>", "valid statement of yours about these units in this order"),
  async run(cli, units, { step, certificate, ...options }) {
    const client = await cli.writer();
    const how = { units, step: await sameStep(client, units, step), when: whenOf(options) };
    const { statement } = await getStatement(client, { uid: certificate });
    const done = await destroyUnitsAndWait(client, { ...how, certificate: statement });
    cli.result(`${done.units.length} units destroyed`, { ok: true, units: done.units, tx: done.receipt.hash });
  },
};
