import type { Deployment } from "./deployment.ts";
import { sdkError } from "./errors.ts";

/** Contracts through which power passes from the deployer to the Council: done once a later one is noted as pending. */
export const FOUNDATION: readonly string[] = ["TimelockController", "Members", "Council"];

/**
 * Refuses a deployment whose founding was cut off. One to which a domain is being added runs meanwhile.
 *
 * @throws `DEPLOYMENT_NOT_FOUNDED`.
 */
export function requireFounded({ network, contracts, pending }: Deployment): void {
  if (pending === undefined) return;
  const open = FOUNDATION.filter((name) => name === pending.name || !Object.hasOwn(contracts, name));
  if (open.length === 0) return;
  const message = `the founding of ${network} was cut off at ${pending.name}: its deployer may still have all power`;
  throw sdkError("DEPLOYMENT_NOT_FOUNDED", message, { network, pending: pending.name, open });
}
