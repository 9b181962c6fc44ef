import { Argument, type Command } from "commander";
import { breakSealAndWait } from "../../sdk/custody/actions/break-seal.ts";
import { correctUnitAndWait } from "../../sdk/custody/actions/correct-unit.ts";
import { createUnitAndWait } from "../../sdk/custody/actions/create-unit.ts";
import { decideDisputeAndWait } from "../../sdk/custody/actions/decide-dispute.ts";
import { declareLostAndWait } from "../../sdk/custody/actions/declare-lost.ts";
import { destroyUnitsAndWait } from "../../sdk/custody/actions/destroy-units.ts";
import { getProfile } from "../../sdk/custody/actions/get-profile.ts";
import { listInventory } from "../../sdk/custody/actions/list-inventory.ts";
import { listOverdue } from "../../sdk/custody/actions/list-overdue.ts";
import { listProfiles } from "../../sdk/custody/actions/list-profiles.ts";
import { packUnitsAndWait } from "../../sdk/custody/actions/pack-units.ts";
import { recordStepAndWait } from "../../sdk/custody/actions/record-step.ts";
import { sealUnitAndWait } from "../../sdk/custody/actions/seal-unit.ts";
import { setRecallAndWait } from "../../sdk/custody/actions/set-recall.ts";
import { traceUnit } from "../../sdk/custody/actions/trace-unit.ts";
import { unpackUnitsAndWait } from "../../sdk/custody/actions/unpack-units.ts";
import { epcOf } from "../../sdk/custody/epcis/exchange/identifiers.ts";
import { classNumber, stepNumber } from "../../sdk/custody/model/profile.ts";
import { unitId } from "../../sdk/custody/model/unit-id.ts";
import { decimalText } from "../../sdk/sensing/model/decimal.ts";
import type { Cli } from "../cli.ts";
import { registerExchange } from "../custody/exchange.ts";
import { flagAll } from "../custody/flag.ts";
import { registerHandovers } from "../custody/handovers.ts";
import { identifier } from "../custody/identifier.ts";
import { qrSvg, qrText } from "../custody/label.ts";
import { registerProfiles } from "../custody/profiles.ts";
import { sameStep } from "../custody/same-step.ts";
import { traceText } from "../custody/tell-trace.ts";
import { warn } from "../custody/unreadable.ts";
import { quantity, second, showSite, site, unit, units, unitWithProfile, whenOf } from "../custody/values.ts";
import { writeDurably } from "../notarise/write-durably.ts";
import { storedInteger } from "../sensing/values.ts";
import { showTime, table, wholeNumber } from "../values.ts";

interface When {
  readonly when?: number;
}

interface CreateOptions extends When {
  readonly flow: number;
  readonly class?: string;
  readonly quantity: string;
  readonly items: number;
  readonly step?: string;
  readonly site: number;
  readonly evidence?: string;
}

const UNITS = "identifiers or ids";
const UNIT = "identifier or id";

/** `tally custody`: who has what, and how it came there. */
export function register(program: Command, cli: Cli): void {
  const custody = program
    .command("custody")
    .description("units that change hands: who has what, and how it came there");
  registerHandovers(custody, cli);
  registerProfiles(custody, cli);
  registerExchange(custody, cli);
  const timed = (command: Command) => command.option("--when <time>", "when it happened; now if left out", second);

  timed(
    custody
      .command("create")
      .description("record a unit that came into being with you; an empty container without --items"),
  )
    .argument("<identifier>", 'as on its label, in letters or scanned: "8003/06941234000012B0001"', identifier)
    .requiredOption("--flow <flow>", "number of the regulated flow", wholeNumber)
    .requiredOption("--site <gln>", "where it is", site)
    .option("--class <class>", "code or name of its class")
    .option("--quantity <decimal>", "in the profile's unit", quantity, "0")
    .option("--items <number>", "how many pieces it is", wholeNumber, 0)
    .option("--step <name>", "step of the profile; the first if left out")
    .option("--evidence <hash>", "what shows the measurement, 32 bytes")
    .action(async (name: string, options: CreateOptions) => {
      const client = await cli.writer();
      const { profile, rules } = await getProfile(client, { flow: options.flow });
      const creation = {
        identifier: name,
        rules,
        site: options.site,
        items: options.items,
        when: whenOf(options),
        step: options.step === undefined ? 0 : stepNumber(profile, options.step),
        quantity: storedInteger(options.quantity, profile.scale),
        ...(options.class !== undefined && { class: classNumber(profile, options.class) }),
        ...(options.evidence !== undefined && { evidence: options.evidence }),
      };
      const { receipt, ...made } = await createUnitAndWait(client, { creation });
      cli.result(`${name} is unit ${made.unit}`, { ok: true, ...made, tx: receipt.hash });
    });

  timed(custody.command("seal").description("record that a unit was closed with a seal"))
    .argument("<unit>", UNIT, unit)
    .argument("<number>", "as it stands on the seal")
    .action(async (id: string, number: string, options: When) => {
      const done = await sealUnitAndWait(await cli.writer(), { unit: id, number, when: whenOf(options) });
      cli.result(`${id} is sealed with ${number}`, { ok: true, unit: id, number, tx: done.receipt.hash });
    });

  timed(custody.command("unseal").description("record that a seal was opened, or found broken"))
    .argument("<unit>", UNIT, unit)
    .option("--evidence <hash>", "such as the hash of a photograph, 32 bytes")
    .action(async (id: string, { evidence, ...options }: When & { evidence?: string }) => {
      const shown = evidence === undefined ? {} : { evidence };
      const done = await breakSealAndWait(await cli.writer(), { unit: id, when: whenOf(options), ...shown });
      cli.result(`${id} is open`, { ok: true, unit: id, tx: done.receipt.hash });
    });

  for (const [name, act, description] of [
    ["pack", packUnitsAndWait, "put units into a container"],
    ["unpack", unpackUnitsAndWait, "take units out of a container"],
  ] as const) {
    timed(custody.command(name).description(description))
      .argument("<container>", UNIT, unit)
      .argument("<units...>", UNITS, units)
      .action(async (parent: string, inside: string[], options: When) => {
        const { receipt, state } = await act(await cli.writer(), { parent, units: inside, when: whenOf(options) });
        cli.result(`${parent} holds ${state.items} items`, { ok: true, unit: parent, state, tx: receipt.hash });
      });
  }

  timed(custody.command("record").description("record a step that you took with units"))
    .argument("<step>", "its name in the profile")
    .argument("<units...>", UNITS, units)
    .requiredOption("--site <gln>", "where the units are from then on", site)
    .action(async (step: string, ids: string[], { site, ...options }: When & { site: number }) => {
      const client = await cli.writer();
      const taken = { units: ids, step: await sameStep(client, ids, step), site, when: whenOf(options) };
      const done = await recordStepAndWait(client, taken);
      cli.result(`${done.units.length} units: ${step}`, { ok: true, units: done.units, tx: done.receipt.hash });
    });

  custody
    .command("decide")
    .description("decide a dispute as a regulator")
    .argument("<unit>", UNIT, unit)
    .addArgument(
      new Argument("<outcome>", "take: the receiver takes it; return: it goes back").choices(["take", "return"]),
    )
    .requiredOption("--statement <uid>", "valid statement of yours that says why")
    .option("--quantity <decimal>", "what is on record from then on; as it is if left out", quantity)
    .option("--items <number>", "as above", wholeNumber)
    .action(async (id: string, outcome: string, options: { statement: string; quantity?: string; items?: number }) => {
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
    });

  timed(custody.command("destroy").description("record that units, with all that is in them, were destroyed"))
    .argument("<units...>", UNITS, units)
    .requiredOption("--step <name>", "step of the profile")
    .requiredOption("--certificate <uid>", "valid statement of yours")
    .action(async (ids: string[], { step, certificate, ...options }: When & { step: string; certificate: string }) => {
      const client = await cli.writer();
      const end = { units: ids, step: await sameStep(client, ids, step), when: whenOf(options), certificate };
      const done = await destroyUnitsAndWait(client, end);
      cli.result(`${done.units.length} units destroyed`, { ok: true, units: done.units, tx: done.receipt.hash });
    });

  timed(custody.command("lost").description("declare for ever that a unit is lost"))
    .argument("<unit>", UNIT, unit)
    .action(async (id: string, options: When) => {
      const done = await declareLostAndWait(await cli.writer(), { unit: id, when: whenOf(options) });
      cli.result(`${id} is lost`, { ok: true, unit: id, tx: done.receipt.hash });
    });

  custody
    .command("correct")
    .description("put class, quantity and items of a unit right")
    .argument("<unit>", UNIT, unit)
    .requiredOption("--class <class>", "code or name")
    .requiredOption("--quantity <decimal>", "in the profile's unit", quantity)
    .requiredOption("--items <number>", "how many pieces it is", wholeNumber)
    .action(async (id: string, options: { class: string; quantity: string; items: number }) => {
      const client = await cli.writer();
      const { profile } = await unitWithProfile(client, id);
      const { receipt, state } = await correctUnitAndWait(client, {
        unit: id,
        class: classNumber(profile, options.class),
        items: options.items,
        quantity: storedInteger(options.quantity, profile.scale),
      });
      cli.result(`${id} is put right`, { ok: true, unit: id, state, tx: receipt.hash });
    });

  custody
    .command("recall")
    .description("recall units, or lift a recall")
    .argument("<units...>", UNITS, units)
    .requiredOption("--statement <uid>", "valid statement of yours that says why")
    .option("--lift", "lift it, as a regulator")
    .action(async (ids: string[], { statement, lift = false }: { statement: string; lift?: boolean }) => {
      const done = await setRecallAndWait(await cli.writer(), { units: ids, recalled: !lift, statement });
      const text = `${done.units.length} units ${lift ? "released" : "recalled"}`;
      cli.result(text, { ok: true, units: done.units, tx: done.receipt.hash });
    });

  custody
    .command("trace")
    .description("how a unit came to be where it is")
    .argument("<unit>", UNIT, unit)
    .action(async (id: string) => {
      const client = await cli.client();
      const trace = await traceUnit(client, { unit: id });
      const { profile } = await unitWithProfile(client, id);
      cli.result(traceText(trace, profile), { ok: true, ...trace });
    });

  custody
    .command("inventory")
    .description("what organisations have, and where what they had went")
    .option("--org <organisation>", "of one organisation", wholeNumber)
    .option("--flow <flow>", "of one flow", wholeNumber)
    .action(async (options: { org?: number; flow?: number }) => {
      const client = await cli.client();
      const { accounts, unreadable } = await listInventory(client, options);
      const profiles = new Map((await listProfiles(client)).map(({ flow, profile }) => [flow, profile]));
      const rows = accounts.map(({ org, site, flow, class: class_, items, ...sums }) => {
        const { scale = 0, classes = [] } = profiles.get(flow) ?? {};
        const { taken, given, destroyed, lost, stock } = sums;
        const amounts = [taken, given, destroyed, lost, stock].map((sum) => decimalText(sum, scale));
        return [org, showSite(site), flow, classes[class_]?.name ?? class_, ...amounts, items];
      });
      const headings = [
        "organisation",
        "site",
        "flow",
        "class",
        "taken",
        "given",
        "destroyed",
        "lost",
        "stock",
        "items",
      ];
      warn(cli, unreadable);
      cli.result(table(headings, rows), { ok: true, accounts, unreadable });
    });

  custody
    .command("overdue")
    .description("units that have stayed in their step longer than allowed")
    .option("--at <time>", "at another time than now", second)
    .option("--flag", "put it on record")
    .action(async ({ at, flag }: { at?: number; flag?: boolean }) => {
      const client = flag ? await cli.writer() : await cli.client();
      const { units: overdue, unreadable } = await listOverdue(client, { at: at ?? whenOf({}) });
      warn(cli, unreadable);
      const flags = flag ? await flagAll(client, overdue) : undefined;
      const rows = overdue.map(({ identifier, custodian, dueAt }, i) => [
        ...[identifier, custodian, showTime(BigInt(dueAt))],
        ...(flags ? [flags[i]?.flag] : []),
      ]);
      const headings = ["unit", "organisation", "was due", ...(flags ? ["on record"] : [])];
      cli.result(table(headings, rows), { ok: true, overdue, unreadable, ...(flags && { flags }) });
    });

  custody
    .command("label")
    .description("a unit's GS1 Digital Link, or the URI that it has, as a QR code")
    .argument("<identifier>", "as on its label; it need not be on the chain yet", identifier)
    .option("--svg <file>", "write a drawing as well")
    .action(async (name: string, { svg }: { svg?: string }) => {
      const link = epcOf(name);
      if (svg !== undefined) await writeDurably(svg, await qrSvg(link));
      cli.result(`${await qrText(link)}\n${link}`, { ok: true, unit: unitId(name), link, ...(svg && { svg }) });
    });
}
