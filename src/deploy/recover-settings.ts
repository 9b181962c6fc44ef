import { sdkError } from "../sdk/core/errors.ts";
import type { Artifact, ReadArtifact } from "./artifact.ts";
import { decodeArguments } from "./creation-code.ts";
import type { DomainPlan } from "./domain-plan.ts";
import type { DeployedContracts } from "./journal.ts";
import { contractsOf } from "./select-domains.ts";
import type { Settings } from "./settings.ts";
import { settingPath, symbolicSettings } from "./symbolic.ts";

/**
 * The settings that a deployment was founded with, read from the arguments of its contracts.
 *
 * @throws `DEPLOYMENT_INVALID` when a contract's arguments do not decode.
 */
export function recoverSettings(
  contracts: DeployedContracts,
  plan: readonly DomainPlan[],
  artifacts: ReadArtifact,
): Settings {
  const settings: Record<string, unknown> = {};
  for (const contract of contractsOf(plan)) {
    const deployed = contracts[contract.name];
    if (deployed === undefined) continue;
    const planned = contract.args((name) => name, symbolicSettings());
    const paths = planned.map(settingPath);
    if (paths.every((path) => path === undefined)) continue;
    const values = decode(contract, artifacts, deployed.args);
    paths.forEach((path, i) => {
      if (path !== undefined) put(settings, path.split("."), values[i]);
    });
  }
  return settings as unknown as Settings;
}

function decode(contract: Parameters<ReadArtifact>[0], artifacts: ReadArtifact, args: string): unknown[] {
  const artifact: Artifact = artifacts(contract);
  try {
    return decodeArguments(artifact, args);
  } catch (cause) {
    const field = `contracts.${contract.name}.args`;
    throw sdkError("DEPLOYMENT_INVALID", `${field} are not those of the constructor`, { field, value: args }, cause);
  }
}

function put(into: Record<string, unknown>, [key = "", ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    into[key] = value;
    return;
  }
  into[key] ??= {};
  put(into[key] as Record<string, unknown>, rest, value);
}
