import { type Command, InvalidArgumentError, Option } from "commander";
import { getProfile } from "../../sdk/custody/actions/get-profile.ts";
import { exportEpcis } from "../../sdk/custody/epcis/export/export-epcis.ts";
import { importEpcis } from "../../sdk/custody/epcis/import/import-epcis.ts";
import type { ImportParty } from "../../sdk/custody/epcis/import/perform/import-context.ts";
import { planImport } from "../../sdk/custody/epcis/import/plan-import.ts";
import type { PlanImportOptions } from "../../sdk/custody/epcis/import/plan-import-options.ts";
import { getAccount } from "../../sdk/members/actions/members/get-account.ts";
import { getOrganisation } from "../../sdk/members/actions/members/get-organisation.ts";
import type { Role } from "../../sdk/members/model/roles.ts";
import { type Cli, readJson } from "../cli.ts";
import { writeDurably } from "../notarise/write-durably.ts";
import { showTime, table, wholeNumber } from "../values.ts";
import { readProfile } from "./profile-source.ts";
import { units } from "./values.ts";

type Pairs = Readonly<Record<string, string>>;

interface ExportOptions {
  readonly out: string;
  readonly zone: string;
  readonly party?: Pairs;
}

interface ImportOptions {
  readonly keys?: Pairs;
  readonly takerKeys?: Pairs;
  readonly statement?: Pairs;
  readonly flow?: number;
  readonly profile?: string;
  readonly certificate?: string;
  readonly from: number;
  readonly dryRun?: boolean;
}

/** `tally custody export` and `import`: custody as EPCIS 2.0 documents. */
export function registerExchange(custody: Command, cli: Cli): void {
  custody
    .command("export")
    .description("write the acts on units, and on all units that they were packed with, as an EPCIS 2.0 document")
    .argument("[units...]", "identifiers or ids; all units if left out", units)
    .requiredOption("--out <file>", "where to write it")
    .option("--zone <offset>", "zone of the places", zone, "+00:00")
    .option("--party <organisation=gln>", "GLN of an organisation; give it again for more", pair)
    .action(async (wanted: string[], { out, zone, party = {} }: ExportOptions) => {
      const some = wanted.length > 0 && { units: wanted };
      const document = await exportEpcis(await cli.client(), { ...some, zone, parties: party });
      await writeDurably(out, `${JSON.stringify(document, null, 2)}\n`);
      const unreadable = (document["tally:unreadable"] ?? []) as readonly Record<string, string>[];
      for (const act of unreadable) {
        cli.note(`warning: ${act["tally:act"]} of ${act["tally:unit"]} is left out: it has a number beyond 2^53 - 1`);
      }
      const events = document.epcisBody.eventList.length;
      cli.result(`${events} events in ${out}`, {
        ok: true,
        events,
        file: out,
        ...(unreadable.length > 0 && { unreadable }),
      });
    });

  custody
    .command("import")
    .description("perform the acts of an EPCIS document on this chain, and list the events that become no act")
    .argument("<file>", "an EPCIS 2.0 document in JSON")
    .option("--keys <party=file>", "key of a party, by its GLN or number; give it again for more", pair)
    .option(
      "--taker-keys <party=file>",
      "second key of a party, which signs as receiver where the party hands over to itself",
      pair,
    )
    .option("--statement <there=here>", "uid in the document, and uid of the statement on this chain", pair)
    .option("--flow <flow>", "flow under whose rules events of other systems are read", wholeNumber)
    .addOption(
      new Option("--profile <profile>", "those rules from a JSON file, or by the name of a shipped profile").conflicts(
        "flow",
      ),
    )
    .option("--certificate <uid>", "statement under which events of other systems destroy units")
    .option("--from <number>", "acts to skip, because an import before performed them", wholeNumber, 0)
    .option("--dry-run", "only say what would be done")
    .action(async (file: string, options: ImportOptions) => {
      const { parties, ...others } = await readParties(cli, options);
      const plan = planImport(readJson(file), await planOptions(cli, options, parties));
      const { acts, unplanned, assumed } = plan;
      const performed = options.dryRun ? 0 : await importEpcis({ plan, parties, ...others, from: options.from });
      const rows = [
        ...acts.map(({ event, act, unit, when }) => ({ event, row: [event, showTime(BigInt(when)), act, unit] })),
        ...unplanned.map(({ event, reason }) => ({ event, row: [event, "-", "none", reason] })),
      ].sort((a, b) => a.event - b.event);
      const lines = [
        table(
          ["event", "when", "act", "unit or reason"],
          rows.map(({ row }) => row),
        ),
        "",
        ...(assumed.length > 0
          ? [`no event creates these units, so they have to be on the chain already: ${assumed.join(", ")}`]
          : []),
        `${performed} of ${acts.length} acts performed; ${unplanned.length} events become no act`,
      ];
      cli.result(lines.join("\n"), { ok: true, performed, acts, unplanned, assumed });
    });
}

/** What other systems' events are read with: the profile, and the roles of the parties. */
async function planOptions(
  cli: Cli,
  { flow, profile, certificate }: ImportOptions,
  parties: Readonly<Record<string, ImportParty>>,
): Promise<PlanImportOptions> {
  if (flow === undefined && profile === undefined) return {};
  const roles: Record<string, readonly Role[]> = {};
  for (const [party, { client, signer }] of Object.entries(parties)) {
    const { org } = await getAccount(client, { account: await signer.getAddress() });
    roles[party] = (await getOrganisation(client, { org })).roles;
  }
  const rules =
    profile !== undefined ? readProfile(profile) : (await getProfile(await cli.client(), { flow: flow ?? 0 })).profile;
  return { profile: rules, roles, ...(certificate !== undefined && { certificate }) };
}

async function readParties(cli: Cli, { keys = {}, takerKeys = {}, statement = {} }: ImportOptions) {
  const parties: Record<string, ImportParty> = {};
  for (const [party, file] of Object.entries(keys)) {
    const taker = takerKeys[party];
    parties[party] = {
      client: await cli.writer(file),
      signer: cli.signer(file),
      ...(taker !== undefined && { taker: cli.signer(taker) }),
    };
  }
  return { parties, statements: statement };
}

/** "2=6941234000005" */
function pair(text: string, former: Pairs = {}): Pairs {
  const [name, value] = [text.slice(0, text.indexOf("=")), text.slice(text.indexOf("=") + 1)];
  if (!text.includes("=") || name === "" || value === "") throw new InvalidArgumentError("Not a pair such as 2=file.");
  return { ...former, [name]: value };
}

function zone(text: string): string {
  if (!/^[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00)$/.test(text))
    throw new InvalidArgumentError("Not a zone such as +08:00.");
  return text;
}
