import { compareContract, isKnown } from "./compare-contract.ts";
import type { PlannedContract } from "./domain-plan.ts";
import { deployError } from "./errors.ts";
import type { Session } from "./session.ts";

/**
 * What the file has of these contracts has to be of this build, libraries included, and created by the file's transactions: the
 * contracts that come obey it.
 *
 * @throws `DEPLOYMENT_CHANGED`.
 */
export async function requireSameCode(
  { provider, file, artifacts }: Session,
  contracts: readonly PlannedContract[],
): Promise<void> {
  const deployed = file.contracts;
  for (const contract of contracts) {
    const { name } = contract;
    const found = deployed[name];
    if (found === undefined) continue;
    const { runtime, creation, libraries } = await compareContract({ provider, deployed, artifacts }, contract, found);
    if (isKnown(runtime) && creation === "same" && libraries === "same") continue;
    const message = `${name} was deployed from other code than this version's: code ${runtime}, creation ${creation}, libraries ${libraries}`;
    throw deployError("DEPLOYMENT_CHANGED", message, {
      contract: name,
      version: found.version,
      runtime,
      creation,
      libraries,
    });
  }
}
