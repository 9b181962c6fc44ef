import type { Provider } from "ethers";
import { isTallyError } from "../../../lib/errors.ts";
import type { Observation } from "../../../network/doctor/observation.ts";
import type { Deployment } from "../../../sdk/core/deployment.ts";
import { type ContractVerdict, verifyDeployment } from "../../chain/deployment/shared/verify.ts";

/** What is wrong with the contracts of a deployment, as `tally deployment verify` judges them. */
export async function compareContracts(
  provider: Provider,
  deployment: Pick<Deployment, "contracts" | "pending">,
): Promise<NonNullable<Observation["contracts"]>> {
  try {
    const { contracts, unfinished, power } = await verifyDeployment(provider, deployment);
    const failed = contracts.filter(({ ok }) => !ok);
    const unseen = power === undefined ? ["who has power: timelock or Council is not what was built"] : [];
    return { differ: [...failed.map(describe), ...unfinished, ...unseen], power: power?.problems ?? [] };
  } catch (error) {
    if (isTallyError(error) && !error.retryable) return { differ: [error.message], power: [] };
    throw error;
  }
}

function describe({ name, address, runtime, ...verdict }: ContractVerdict): string {
  const parts = ["creation", "libraries", "arguments", "immutables"] as const;
  const other = parts.filter((part) => verdict[part] === "other");
  return [`${name} at ${address}: code ${runtime}`, ...other.map((part) => `other ${part}`)].join(", ");
}
