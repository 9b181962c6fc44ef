import { Option } from "commander";
import { importEpcis } from "../../sdk/custody/epcis/import/import-epcis.ts";
import { planImport } from "../../sdk/custody/epcis/import/plan-import.ts";
import type { PlannedAct } from "../../sdk/custody/epcis/import/planned-act.ts";
import { getStatement } from "../../sdk/evidence/actions/attestations/get-statement.ts";
import type { Statement } from "../../sdk/evidence/model/statement/statement.ts";
import type { Cli } from "../shared/cli.ts";
import { readJson } from "../shared/files.ts";
import { showTime, table } from "../shared/tables.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { type PartyKeys, partiesOf, type ReadingRules, readPlanOptions } from "./shared/import-parties.ts";
import { texts } from "./shared/messages.ts";
import { type Pairs, pair } from "./shared/pairs.ts";

interface ImportOptions extends ReadingRules, PartyKeys {
  readonly statement?: Pairs;
  readonly from: number;
  readonly dryRun?: boolean;
}

const PROFILE = "those rules from a JSON file, or by the name of a shipped profile";

export const verb: Verb<[file: string, options: ImportOptions]> = {
  takes: (command) =>
    command
      .argument("<file>", "an EPCIS 2.0 document in JSON")
      .option("--keys <party=file>", "key of a party, by its GLN or number; give it again for more", pair)
      .option(
        "--receiver-keys <party=file>",
        "second key of a party, which signs as receiver where the party hands over to itself",
        pair,
      )
      .option("--statement <there=here>", "uid in the document, and uid of the statement on this chain", pair)
      .option("--flow <flow>", "flow under whose rules events of other systems are read", wholeNumber)
      .addOption(new Option("--profile <profile>", PROFILE).conflicts("flow"))
      .option(
        "--certificate <uid>",
        "statement under which an event of another system destroys units; give it again for more",
        texts,
      )
      .option("--from <number>", "acts to skip, because an import before performed them", wholeNumber, 0)
      .option("--dry-run", "only say what would be done"),
  async run(cli, file, options) {
    const { from, statement: statements = {} } = options;
    const parties = await partiesOf(cli, options);
    const plan = planImport(readJson(file), await readPlanOptions(cli, options, parties));
    const { acts, unplanned, assumed } = plan;
    const performed = options.dryRun ? 0 : await perform(cli, { plan, parties, statements, from });
    const rows = [
      ...acts.map((each) => ({ event: each.event, row: rowOf(each) })),
      ...unplanned.map(({ event, reason }) => ({ event, row: [event, "-", "none", reason] })),
    ].sort((a, b) => a.event - b.event);
    const headings = ["event", "when", "act", "unit or reason"];
    const cells = rows.map(({ row }) => row);
    const lines = [
      table(headings, cells, cli.layout()),
      "",
      ...(assumed.length > 0
        ? [`no event creates these units, so they have to be on the chain already: ${assumed.join(", ")}`]
        : []),
      `${performed} of ${acts.length} acts performed; ${unplanned.length} events become no act`,
    ];
    cli.result(lines.join("\n"), { ok: true, performed, acts, unplanned, assumed });
  },
};

/** The import gets the content of each certificate that an act may need. */
async function perform(cli: Cli, given: Parameters<typeof importEpcis>[0]): Promise<number> {
  const client = await cli.client();
  const certificates: Record<string, Statement> = {};
  for (const act of given.plan.acts.slice(given.from)) {
    for (const named of act.act === "destroy" ? act.certificates : []) {
      const uid = given.statements?.[named] ?? named;
      certificates[uid] ??= (await getStatement(client, { uid })).statement;
    }
  }
  return importEpcis({ ...given, certificates });
}

const rowOf = (planned: PlannedAct) => {
  const { event, act, unit, when } = planned;
  return [event, showTime(BigInt(when)), act, planned.act === "destroy" ? planned.units.join(" ") : unit];
};
