import { fault } from "../../shared/errors.ts";
import type { Verb } from "../../shared/verb.ts";
import { type ContractVerdict, type DeploymentVerdict, verifyDeployment } from "./shared/verify.ts";

export const verb: Verb = {
  async run(cli) {
    const client = await cli.client();
    const verdict = await verifyDeployment(client.provider, client.deployment);
    const failed = verdict.contracts.filter(({ ok }) => !ok).map(({ name }) => name);
    if (failed.length === 0) return cli.result(describe(verdict), { ok: true, ...verdict });
    cli.note(describe(verdict));
    throw fault("DEPLOYMENT_DIFFERS", `not what was built here: ${failed.join(", ")}`, { failed, ...verdict });
  },
};

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
