import { checkAddress } from "../../core/check.ts";
import { type Deployment, deployedContract } from "../../core/deployment.ts";
import { checkWhole } from "../../core/whole.ts";
import type { Leg } from "../../settlement/model/deal.ts";
import { type Fact, factId } from "./fact.ts";

export interface Condition {
  readonly fact: Fact;
  /** Account that asks for it, and signs the deal. */
  readonly asker: string;
  /** How old the header may be by which it is proved, in seconds: so long a change may stay unknown. At least 1. */
  readonly maxAge: number;
}

/**
 * A leg that moves nothing, and lets its deal move nothing unless a fact of another chain holds. Who signs the deal signs the condition.
 *
 * @throws `ARGUMENT_INVALID`; `CONTRACT_MISSING` where the deployment has no FactConditions.
 *
 * @example
 * import { conditionLeg } from "tallystick/anchoring";
 *
 * const fact = { lightClient, kind: "AgreementActive", key: agreement } as const;
 * const leg = conditionLeg(deployment, { fact, asker: account, maxAge: 600 });
 */
export function conditionLeg(
  deployment: Pick<Deployment, "contracts">,
  { fact, asker, maxAge }: Condition,
): Required<Leg> {
  const asset = deployedContract(deployment, "FactConditions", "anchoring").address;
  const amount = BigInt(checkWhole("maxAge", maxAge, 1));
  return { asset, id: BigInt(factId(fact)), from: checkAddress("asker", asker), to: asset, amount };
}
