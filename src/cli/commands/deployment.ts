import type { Command } from "commander";
import type { Cli } from "../cli.ts";
import { verifyDeployment } from "../deployment/verify.ts";
import { fault } from "../errors.ts";

/** `tally deployment verify`: is what runs on the chain what was built here? */
export function register(program: Command, cli: Cli): void {
  const deployment = program.command("deployment").description("what is deployed, and whether it is what it should be");
  deployment
    .command("verify")
    .description("compare the code on the chain with the local build")
    .action(async () => {
      const client = await cli.client();
      const contracts = await verifyDeployment(client.provider, client.deployment);
      const lines = contracts.map(
        ({ ok, name, address, runtime, creation, immutables }) =>
          `${ok ? "ok  " : "FAIL"} ${name.padEnd(24)} ${address}  code ${runtime}, creation ${creation}, immutables ${immutables}`,
      );
      const failed = contracts.filter(({ ok }) => !ok).map(({ name }) => name);
      if (failed.length === 0) return cli.result(lines.join("\n"), { ok: true, contracts });
      cli.note(lines.join("\n"));
      throw fault("DEPLOYMENT_DIFFERS", `not what was built here: ${failed.join(", ")}`, { failed, contracts });
    });
}
