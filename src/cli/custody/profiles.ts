import type { Command } from "commander";
import { proposeAndWait } from "../../sdk/actions/council/propose.ts";
import { setProfileProposal } from "../../sdk/actions/council/set-profile-proposal.ts";
import { adoptRulesAndWait } from "../../sdk/actions/custody/adopt-rules.ts";
import { getProfile } from "../../sdk/actions/custody/get-profile.ts";
import { listProfiles } from "../../sdk/actions/custody/list-profiles.ts";
import { parseProfile } from "../../sdk/custody/parse-profile.ts";
import type { Profile } from "../../sdk/custody/profile.ts";
import { FOOD_BATCH } from "../../sdk/custody/profiles/food-batch.ts";
import { MEDICAL_WASTE } from "../../sdk/custody/profiles/medical-waste.ts";
import { STEEL_COIL } from "../../sdk/custody/profiles/steel-coil.ts";
import { type Cli, readJson } from "../cli.ts";
import { table, wholeNumber } from "../values.ts";

/** Profiles that come with the program, by the name that stands for them. */
const SHIPPED: Readonly<Record<string, Profile>> = {
  "medical-waste": MEDICAL_WASTE,
  "steel-coil": STEEL_COIL,
  "food-batch": FOOD_BATCH,
};

/** A profile of a JSON file, or a shipped one by its name. */
export function readProfile(source: string): Profile {
  return SHIPPED[source] ?? parseProfile(readJson(source));
}

/** `tally custody profile`: the rules of regulated flows. */
export function registerProfiles(custody: Command, cli: Cli): void {
  const profile = custody.command("profile").description("the rules of regulated flows");

  profile
    .command("propose")
    .description("propose to the Council the rules of a new flow, or the next version of one")
    .argument("<profile>", `JSON file, or one of ${Object.keys(SHIPPED).join(", ")}`)
    .option("--flow <flow>", "number of the flow that it is the next version of", wholeNumber, 0)
    .action(async (source: string, { flow }: { flow: number }) => {
      const client = await cli.writer();
      const rules = readProfile(source);
      const proposal = setProfileProposal(client, { profile: rules, flow });
      const { proposalId, receipt } = await proposeAndWait(client, { proposal });
      cli.result(`proposal ${proposalId}: ${proposal.description}`, { ok: true, proposalId, tx: receipt.hash });
    });

  profile
    .command("list")
    .description("every version of every flow")
    .action(async () => {
      const profiles = await listProfiles(await cli.client());
      const rows = profiles.map(({ flow, rules, former, adopted, profile: { name, classes, steps } }) => [
        ...[flow, rules, former || "-", name, classes.length, steps.length, adopted ? "yes" : "no"],
      ]);
      const headings = ["flow", "rules", "former", "name", "classes", "steps", "adopted"];
      cli.result(table(headings, rows), { ok: true, profiles });
    });

  profile
    .command("show")
    .description("one version")
    .argument("<rules>", "its number", wholeNumber)
    .action(async (rules: number) => {
      const found = await getProfile(await cli.client(), { rules });
      const { name, unit, scale, tolerance, classes, steps } = found.profile;
      const rows = steps.map(({ name, act, roles = [], after = [], deadline = 0, needsSeal }) => [
        ...[
          name,
          act,
          roles.join(", ") || "any",
          after.join(", ") || "-",
          deadline === 0 ? "-" : `${deadline / 3_600} h`,
        ],
        needsSeal ? "yes" : "no",
      ]);
      const lines = [
        `${name}, flow ${found.flow}, rules ${found.rules}${found.adopted ? "" : ", NOT ADOPTED"}`,
        `quantities in ${unit} with ${scale} decimals, ${tolerance / 10} % apart at most`,
        ...[
          "",
          table(
            ["class", "code", "mixes"],
            classes.map(({ name, code, mixes }) => [name, code, mixes ? "yes" : "no"]),
          ),
        ],
        ...["", table(["step", "act", "roles", "after", "within", "sealed"], rows)],
      ];
      cli.result(lines.join("\n"), { ok: true, ...found });
    });

  profile
    .command("adopt")
    .description("have custody go by a version that the Council set; anybody may")
    .argument("<rules>", "its number", wholeNumber)
    .action(async (rules: number) => {
      const { receipt, former } = await adoptRulesAndWait(await cli.writer(), { rules });
      cli.result(`rules ${rules} are in force`, { ok: true, rules, former, tx: receipt.hash });
    });
}
