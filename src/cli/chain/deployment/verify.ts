import type { SystemConfig } from "../../../deploy/config.ts";
import { parseConfig } from "../../../deploy/parse-config.ts";
import { PLAN } from "../../../deploy/plan.ts";
import { compareFounding, describeFounding } from "../../members/shared/founding.ts";
import { describePower } from "../../members/shared/power/describe.ts";
import { fault } from "../../shared/errors.ts";
import { readJson } from "../../shared/files.ts";
import type { Verb } from "../../shared/verb.ts";
import { type ContractVerdict, type DeploymentVerdict, verifyDeployment } from "./shared/verify.ts";

interface VerifyOptions {
  readonly config?: string;
}

export const verb: Verb<[options: VerifyOptions]> = {
  takes: (command) =>
    command.option("--config <file>", "configuration that the deployment should have been founded with"),
  async run(cli, { config: file }) {
    const client = await cli.client();
    const { network } = client.deployment;
    const config = file === undefined ? undefined : parseConfig(network, readJson(file));
    const verdict = await verifyDeployment(client.provider, client.deployment);
    const differences = config === undefined ? [] : differencesFrom(config, verdict);
    const text = [...describe(verdict), ...differences.map((one) => `FAIL configuration: ${one}`)].join("\n");
    if (verdict.ok && differences.length === 0) return cli.result(text, verdict);
    cli.note(text);
    refuse(verdict, differences);
  },
};

function refuse(verdict: DeploymentVerdict, differences: readonly string[]): never {
  const { contracts, power, unfinished } = verdict;
  const failed = contracts.filter(({ ok }) => !ok).map(({ name }) => name);
  if (failed.length > 0) {
    throw fault("DEPLOYMENT_DIFFERS", `not what was built here: ${failed.join(", ")}`, { failed, ...verdict });
  }
  if (unfinished.length > 0) {
    throw fault("DEPLOYMENT_INCOMPLETE", `not a whole deployment: ${unfinished.join("; ")}`, { ...verdict });
  }
  if (power?.ok !== true) {
    const problems = power?.problems ?? [];
    throw fault("POWER_DIFFERS", `not the Council alone has power: ${problems.join("; ")}`, { problems, ...verdict });
  }
  throw fault("FOUNDING_DIFFERS", `not founded with this configuration: ${differences.join("; ")}`, {
    differences,
    ...verdict,
  });
}

function differencesFrom(config: SystemConfig, { founding, domains }: DeploymentVerdict): string[] {
  if (founding === undefined) return []; // said of the contracts
  const lacking = (config.domains ?? PLAN.map(({ domain }) => domain)).filter((name) => domains[name] !== "complete");
  return [...compareFounding(founding, config), ...lacking.map((name) => `the domain ${name} is not there`)];
}

function describe({ contracts, domains, unknown, unfinished, founding, power }: DeploymentVerdict): string[] {
  return [
    ...contracts.map(describeContract),
    `domains: ${Object.entries(domains)
      .map(([domain, presence]) => `${domain} ${presence}`)
      .join(", ")}`,
    ...(unknown.length === 0 ? [] : [`not compared, this version does not know them: ${unknown.join(", ")}`]),
    ...unfinished.map((what) => `FAIL unfinished: ${what}`),
    ...(founding === undefined ? [] : describeFounding(founding)),
    ...(power === undefined ? ["FAIL power: timelock or Council is not what was built"] : describePower(power)),
  ];
}

function describeContract(verdict: ContractVerdict): string {
  const { ok, name, address, runtime } = verdict;
  const parts = (["creation", "arguments", "immutables", "libraries"] as const).map(
    (part) => `${part} ${verdict[part]}`,
  );
  return `${ok ? "ok  " : "FAIL"} ${name.padEnd(24)} ${address}  code ${runtime}, ${parts.join(", ")}`;
}
