import { NO_PERSON } from "../sdk/members/model/person.ts";
import type { Founder, SystemConfig } from "./config.ts";

/** What constructors take beside addresses of contracts. */
export interface Settings {
  /** Who sends the deployment. Only the foundation names it, to hand its power over. */
  readonly deployer: string;
  readonly founders: readonly Required<Founder>[];
  readonly council: SystemConfig["council"];
}

export function settingsOf({ founders, council }: SystemConfig, deployer: string): Settings {
  return { deployer, founders: founders.map((founder) => ({ person: NO_PERSON, ...founder })), council };
}
