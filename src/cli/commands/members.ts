import type { Command } from "commander";
import { refreshAndWait } from "../../sdk/evidence/actions/attestations/refresh.ts";
import { revokeAttesterAndWait } from "../../sdk/evidence/actions/attestations/revoke-attester.ts";
import { enrolAndWait } from "../../sdk/members/actions/members/enrol.ts";
import { getAccount } from "../../sdk/members/actions/members/get-account.ts";
import { getOrganisation } from "../../sdk/members/actions/members/get-organisation.ts";
import { listOrganisations } from "../../sdk/members/actions/members/list-organisations.ts";
import { setVotingAccountAndWait } from "../../sdk/members/actions/members/set-voting-account.ts";
import type { Duty } from "../../sdk/members/model/duties.ts";
import type { Cli } from "../cli.ts";
import { duties, showTime, table, time, wholeNumber } from "../values.ts";

/** `tally members`: organisations and their accounts. */
export function register(program: Command, cli: Cli): void {
  const members = program.command("members").description("organisations and their accounts");

  members
    .command("list")
    .description("every organisation that was ever admitted")
    .action(async () => {
      const organisations = await listOrganisations(await cli.client());
      const rows = organisations.map(({ org, name, standing, roles, votingAccount }) => [
        org,
        name,
        standing,
        roles.join(" ") || "-",
        votingAccount,
      ]);
      cli.result(table(["org", "name", "standing", "roles", "voting account"], rows), { ok: true, organisations });
    });

  members
    .command("show")
    .description("one organisation")
    .argument("<org>", "its number", wholeNumber)
    .action(async (org: number) => {
      const found = await getOrganisation(await cli.client(), { org });
      const { name, standing, roles, votingAccount, dualControl } = found;
      const lines = [
        `${org}  ${name}`,
        `standing        ${standing}`,
        `roles           ${roles.join(", ") || "-"}`,
        `voting account  ${votingAccount}`,
        `dual control    ${dualControl ? "maker and checker must be different people" : "not required"}`,
      ];
      cli.result(lines.join("\n"), { ok: true, organisation: found });
    });

  members
    .command("account")
    .description("one account: whose it is, and what it may do")
    .argument("<address>")
    .action(async (account: string) => {
      const found = await getAccount(await cli.client(), { account });
      const state = found.honoured ? `${found.duties.join(", ")}, ${showTime(found.validUntil)}` : "not honoured";
      cli.result(`${found.account}  organisation ${found.org || "none"}  ${state}`, { ok: true, account: found });
    });

  members
    .command("enrol")
    .description("enrol an account of your organisation, or change its duties")
    .argument("<address>")
    .requiredOption("--duties <list>", "such as maker,checker", duties)
    .option("--until <date>", "last day or time at which it is honoured", time)
    .option("--person <hex>", "pseudonym of who holds the key, 20 bytes")
    .action(async (account: string, options: { duties: Duty[]; until?: bigint; person?: string }) => {
      const { until, ...rest } = options;
      const done = await enrolAndWait(await cli.writer(), {
        account,
        ...rest,
        ...(until !== undefined && { validUntil: until }),
      });
      const { receipt, ...enrolled } = done;
      const text = `${done.account} enrolled by organisation ${done.org}: ${done.duties.join(", ")}, ${showTime(done.validUntil)}`;
      cli.result(text, { ok: true, ...enrolled, tx: receipt.hash });
    });

  members
    .command("revoke")
    .description("take all duties from an account of your organisation, at once")
    .argument("<address>")
    .action(async (account: string) => {
      const { receipt } = await revokeAttesterAndWait(await cli.writer(), { account });
      cli.result(`${account} revoked`, { ok: true, account, tx: receipt.hash });
    });

  members
    .command("refresh")
    .description(
      "end an account's power to revoke its own statements, once it has expired or its organisation is expelled",
    )
    .argument("<address>")
    .action(async (attester: string) => {
      const { barred, receipt } = await refreshAndWait(await cli.writer(), { attester });
      const text = barred ? "can no longer revoke by itself" : "is honoured, and revokes what it stated";
      cli.result(`${attester} ${text}`, { ok: true, attester, barred, tx: receipt.hash });
    });

  members
    .command("voting-account")
    .description("choose which account carries your organisation's vote")
    .argument("<address>")
    .action(async (account: string) => {
      const { receipt } = await setVotingAccountAndWait(await cli.writer(), { account });
      cli.result(`${account} carries the vote now`, { ok: true, account, tx: receipt.hash });
    });
}
