import { isAddress, isHexString, ZeroAddress } from "ethers";
import type { TallyError } from "../lib/errors.ts";
import { ROLES, type Role, roleBits } from "../sdk/members/model/roles.ts";
import type { SystemConfig } from "./config.ts";
import type { DomainPlan } from "./domain-plan.ts";
import { deployError } from "./errors.ts";
import { PLAN } from "./plan.ts";

/**
 * Checks a consortium's configuration file, `deployments/<network>.config.json`. Roles and domains are names.
 *
 * @throws `DEPLOY_CONFIG_INVALID` with the key, the value and what was expected.
 */
export function parseConfig(network: string, json: unknown, plan: readonly DomainPlan[] = PLAN): SystemConfig {
  const file = object("(file)", json);
  known("(file)", file, ["founders", "council", "domains"]);
  const council = object("council", file.council);
  known("council", council, ["timelockDelay", "votingDelay", "votingPeriod"]);
  if (!Array.isArray(file.founders) || file.founders.length === 0) {
    throw invalid("founders", file.founders, "a list of at least one organisation");
  }
  const domains = file.domains === undefined ? undefined : parseDomains(file.domains, plan);
  return {
    network,
    founders: file.founders.map((founder, i) => parseFounder(`founders[${i}]`, founder)),
    council: {
      timelockDelay: seconds("council.timelockDelay", council.timelockDelay, 0),
      votingDelay: seconds("council.votingDelay", council.votingDelay, 0),
      votingPeriod: seconds("council.votingPeriod", council.votingPeriod, 1),
    },
    ...(domains && { domains }),
  };
}

function parseDomains(value: unknown, plan: readonly DomainPlan[]): string[] {
  const known = plan.map(({ domain }) => domain);
  if (!Array.isArray(value) || value.length === 0) throw invalid("domains", value, "a list of at least one domain");
  value.forEach((name, i) => {
    if (!known.includes(name)) throw invalid(`domains[${i}]`, name, `one of ${known.join(", ")}`);
  });
  return value as string[];
}

function parseFounder(key: string, json: unknown): SystemConfig["founders"][number] {
  const founder = object(key, json);
  known(key, founder, ["name", "roles", "admin", "person"]);
  const { name, roles = [], admin, person } = founder;
  if (typeof name !== "string" || name === "") throw invalid(`${key}.name`, name, "a name");
  if (!isAddress(admin) || admin === ZeroAddress) throw invalid(`${key}.admin`, admin, "an address, not zero");
  if (!Array.isArray(roles)) throw invalid(`${key}.roles`, roles, "a list of roles");
  for (const role of roles) {
    if (!(role in ROLES)) throw invalid(`${key}.roles`, role, `one of ${Object.keys(ROLES).join(", ")}`);
  }
  if (person !== undefined && !isHexString(person, 20)) throw invalid(`${key}.person`, person, "20 bytes in hex");
  return { name, roles: roleBits(roles as Role[]), admin, ...(person !== undefined && { person: String(person) }) };
}

function object(key: string, value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw invalid(key, value, "an object");
  return value as Record<string, unknown>;
}

function known(key: string, value: Record<string, unknown>, names: readonly string[]): void {
  for (const name of Object.keys(value)) {
    if (!names.includes(name)) throw invalid(`${key}.${name}`, value[name], `nothing: known are ${names.join(", ")}`);
  }
}

function seconds(key: string, value: unknown, min: number): number {
  if (!Number.isSafeInteger(value) || (value as number) < min) {
    throw invalid(key, value, `a whole number of seconds, at least ${min}`);
  }
  return value as number;
}

function invalid(key: string, value: unknown, expected: string): TallyError {
  const message = `${key} should be ${expected}, is ${JSON.stringify(value)}`;
  return deployError("DEPLOY_CONFIG_INVALID", message, { key, value, expected });
}
