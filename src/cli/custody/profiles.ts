import type { Command } from "commander";
import { adoptRulesAndWait } from "../../sdk/custody/actions/adopt-rules.ts";
import { getProfile } from "../../sdk/custody/actions/get-profile.ts";
import { listProfiles } from "../../sdk/custody/actions/list-profiles.ts";
import { setProfileProposal } from "../../sdk/custody/actions/set-profile-proposal.ts";
import { proposeAndWait } from "../../sdk/members/actions/council/propose.ts";
import type { Cli } from "../cli.ts";
import { table, wholeNumber } from "../values.ts";
import { PROFILE_SOURCE, readProfile } from "./profile-source.ts";

/** `tally custody profile`: the rules of regulated flows. */
export function registerProfiles(custody: Command, cli: Cli): void {
  const profile = custody.command("profile").description("the rules of regulated flows");

  profile
    .command("propose")
    .description("propose to the Council the rules of a new flow, or the next version of one")
    .argument("<profile>", PROFILE_SOURCE)
    .option("--flow <flow>", "number of the flow that it is the next version of", wholeNumber, 0)
    .action(async (source: string, { flow }: { flow: number }) => {
      const client = await cli.writer();
      const proposal = setProfileProposal(client, { profile: readProfile(source), flow });
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
