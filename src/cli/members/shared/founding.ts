import { getAddress } from "ethers";
import type { Compared } from "../../../deploy/compare-contract.ts";
import type { Founder, SystemConfig } from "../../../deploy/config.ts";
import type { DomainPlan } from "../../../deploy/domain-plan.ts";
import type { DeployedContracts } from "../../../deploy/journal.ts";
import { recoverSettings } from "../../../deploy/recover-settings.ts";
import { settingsOf } from "../../../deploy/settings.ts";
import { type Role, rolesOf } from "../../../sdk/members/model/roles.ts";

/** What a deployment was founded with. */
export interface Founding {
  readonly founders: readonly (Omit<Required<Founder>, "roles"> & { readonly roles: readonly Role[] })[];
  readonly council: SystemConfig["council"];
  /** Who administered the timelock until the Council stood. */
  readonly deployer: string;
}

/** Reads it from the constructors' arguments; those of contracts that were verified are what the chain was given. */
export function readFounding(
  contracts: DeployedContracts,
  plan: readonly DomainPlan[],
  artifacts: Compared["artifacts"],
): Founding {
  const { founders, council, deployer } = recoverSettings(contracts, plan, artifacts);
  return {
    founders: founders.map(({ name, roles, admin, person }) => ({ name, roles: rolesOf(roles), admin, person })),
    council: {
      timelockDelay: Number(council.timelockDelay),
      votingDelay: Number(council.votingDelay),
      votingPeriod: Number(council.votingPeriod),
    },
    deployer,
  };
}

/** The founding as a person reads it, a line each. */
export function describeFounding({ founders, council, deployer }: Founding): string[] {
  const { timelockDelay, votingDelay, votingPeriod } = council;
  return [
    ...founders.map(
      ({ name, roles, admin }) => `founder ${name}: ${admin}, ${roles.length === 0 ? "no role" : roles.join(" ")}`,
    ),
    `founded with a timelock delay of ${timelockDelay} s, a voting delay of ${votingDelay} s, a voting period of ${votingPeriod} s`,
    `founded by ${deployer}`,
  ];
}

/** Where a configuration differs from what the deployment was founded with, by key; empty where it is the same. */
export function compareFounding(founding: Founding, config: SystemConfig): string[] {
  const expected = settingsOf(config, founding.deployer);
  const differences: string[] = [];
  const compare = (key: string, configured: unknown, founded: unknown) => {
    const [ours, theirs] = [configured, founded].map((value) => JSON.stringify(value));
    if (ours !== theirs) differences.push(`${key} is ${ours} in the configuration, ${theirs} on the chain`);
  };
  compare("the number of founders", expected.founders.length, founding.founders.length);
  expected.founders.forEach((founder, i) => {
    const founded = founding.founders[i];
    if (founded === undefined) return;
    compare(`founders[${i}].name`, founder.name, founded.name);
    compare(`founders[${i}].roles`, rolesOf(founder.roles), founded.roles);
    compare(`founders[${i}].admin`, getAddress(founder.admin), getAddress(founded.admin));
    compare(`founders[${i}].person`, founder.person.toLowerCase(), founded.person.toLowerCase());
  });
  for (const key of ["timelockDelay", "votingDelay", "votingPeriod"] as const) {
    compare(`council.${key}`, expected.council[key], founding.council[key]);
  }
  return differences;
}
