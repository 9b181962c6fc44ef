import { isTallyError } from "../../../lib/errors.ts";
import type { Observation } from "../../../network/doctor/observation.ts";
import type { Deployment } from "../../../sdk/core/deployment.ts";
import { openProvider } from "../../../sdk/core/open-provider.ts";
import { verifyDeployment } from "../../chain/deployment/shared/verify.ts";
import type { Endpoint } from "../../shared/connection.ts";

/** What is wrong with the contracts of a deployment, as `tally deployment verify` judges them. */
export async function compareContracts(
  endpoint: Endpoint,
  deployment: Deployment,
): Promise<NonNullable<Observation["contracts"]>> {
  const provider = openProvider(endpoint);
  try {
    const { contracts, unfinished, power } = await verifyDeployment(provider, deployment);
    const failed = contracts.filter(({ ok }) => !ok);
    return {
      differ: [
        ...failed.map(({ name, address, runtime }) => `${name} at ${address}: code ${runtime}`),
        ...unfinished,
        ...(power === undefined && failed.length === 0 ? ["timelock or Council is not there"] : []),
      ],
      power: power?.problems ?? [],
    };
  } catch (error) {
    if (isTallyError(error) && !error.retryable) return { differ: [error.message], power: [] };
    throw error;
  } finally {
    provider.destroy();
  }
}
