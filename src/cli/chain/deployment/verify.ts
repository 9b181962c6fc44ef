import { describePower } from "../../members/shared/power/describe.ts";
import { fault } from "../../shared/errors.ts";
import type { Verb } from "../../shared/verb.ts";
import { type ContractVerdict, type DeploymentVerdict, verifyDeployment } from "./shared/verify.ts";

export const verb: Verb = {
  async run(cli) {
    const client = await cli.client();
    const verdict = await verifyDeployment(client.provider, client.deployment);
    if (verdict.ok) return cli.result(describe(verdict), verdict);
    cli.note(describe(verdict));
    const failed = verdict.contracts.filter(({ ok }) => !ok).map(({ name }) => name);
    if (failed.length > 0 || verdict.power === undefined) {
      const what = failed.length > 0 ? failed.join(", ") : "the file lacks TimelockController or Council";
      throw fault("DEPLOYMENT_DIFFERS", `not what was built here: ${what}`, { failed, ...verdict });
    }
    const { problems } = verdict.power;
    throw fault("POWER_DIFFERS", `not the Council alone has power: ${problems.join("; ")}`, { problems, ...verdict });
  },
};

function describe({ contracts, domains, unknown, power }: DeploymentVerdict): string {
  return [
    ...contracts.map(describeContract),
    `domains: ${Object.entries(domains)
      .map(([domain, presence]) => `${domain} ${presence}`)
      .join(", ")}`,
    ...(unknown.length === 0 ? [] : [`not compared, this version does not know them: ${unknown.join(", ")}`]),
    ...(power === undefined ? ["FAIL power: timelock or Council is not what was built"] : describePower(power)),
  ].join("\n");
}

function describeContract(verdict: ContractVerdict): string {
  const { ok, name, address, runtime } = verdict;
  const parts = (["creation", "arguments", "immutables", "libraries"] as const).map(
    (part) => `${part} ${verdict[part]}`,
  );
  return `${ok ? "ok  " : "FAIL"} ${name.padEnd(24)} ${address}  code ${runtime}, ${parts.join(", ")}`;
}
