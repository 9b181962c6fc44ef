import type { Command } from "commander";
import type { Cli } from "../cli.ts";
import { type ContractVerdict, type DeploymentVerdict, verifyDeployment } from "../deployment/verify.ts";
import { fault } from "../errors.ts";

/** `tally deployment verify`: is what runs on the chain what was built here? */
export function register(program: Command, cli: Cli): void {
  const deployment = program.command("deployment").description("what is deployed, and whether it is what it should be");
  deployment
    .command("verify")
    .description("compare the code on the chain with the local build")
    .action(async () => {
      const client = await cli.client();
      const verdict = await verifyDeployment(client.provider, client.deployment);
      const failed = verdict.contracts.filter(({ ok }) => !ok).map(({ name }) => name);
      if (failed.length === 0) return cli.result(describe(verdict), { ok: true, ...verdict });
      cli.note(describe(verdict));
      throw fault("DEPLOYMENT_DIFFERS", `not what was built here: ${failed.join(", ")}`, { failed, ...verdict });
    });
}

function describe({ contracts, domains, unknown }: DeploymentVerdict): string {
  return [
    ...contracts.map(describeContract),
    `domains: ${Object.entries(domains)
      .map(([domain, presence]) => `${domain} ${presence}`)
      .join(", ")}`,
    ...(unknown.length === 0 ? [] : [`not compared, this version does not know them: ${unknown.join(", ")}`]),
  ].join("\n");
}

function describeContract(verdict: ContractVerdict): string {
  const { ok, name, address, runtime } = verdict;
  const parts = (["creation", "arguments", "immutables", "libraries"] as const).map(
    (part) => `${part} ${verdict[part]}`,
  );
  return `${ok ? "ok  " : "FAIL"} ${name.padEnd(24)} ${address}  code ${runtime}, ${parts.join(", ")}`;
}
