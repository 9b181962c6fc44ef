import type { DomainPlan, PlannedContract } from "./domain-plan.ts";
import { deployError } from "./errors.ts";

/**
 * Domains by name with all that they need, in the plan's order; every domain if no names are given.
 *
 * @throws `DOMAIN_UNKNOWN`.
 */
export function selectDomains(plan: readonly DomainPlan[], names?: readonly string[]): DomainPlan[] {
  if (names === undefined) return [...plan];
  const selected = new Set<DomainPlan>();
  const select = (name: string) => {
    const found = plan.find(({ domain }) => domain === name);
    if (found === undefined) {
      const known = plan.map(({ domain }) => domain);
      throw deployError("DOMAIN_UNKNOWN", `no domain ${name}: known are ${known.join(", ")}`, { domain: name, known });
    }
    selected.add(found);
    for (const need of found.needs) select(need);
  };
  for (const name of names) select(name);
  return plan.filter((domain) => selected.has(domain));
}

/** The contracts of domains, in the order in which they are deployed. */
export function contractsOf(domains: readonly DomainPlan[]): PlannedContract[] {
  return domains.flatMap(({ contracts }) => contracts);
}

/** How much of each domain a deployment has. */
export function presenceOf(
  plan: readonly DomainPlan[],
  deployed: Readonly<Record<string, unknown>>,
): Record<string, "complete" | "partial" | "absent"> {
  return Object.fromEntries(
    plan.map(({ domain, contracts }) => {
      const count = contracts.filter(({ name }) => deployed[name] !== undefined).length;
      return [domain, count === 0 ? "absent" : count === contracts.length ? "complete" : "partial"];
    }),
  );
}
