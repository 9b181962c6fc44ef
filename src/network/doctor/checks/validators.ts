import type { Seen } from "../findings.ts";
import type { Observation } from "../observation.ts";

/** Validators that bear the failure of one: n >= 3 f + 1. */
export const FAULT_TOLERANT = 4;

/** Whether there are validators enough, and those that the network knows. */
export function checkValidators({ head, network }: Observation): Seen[] {
  const validators = head.header?.validators ?? [];
  const count = validators.length;
  if (count === 0) return []; // none in the header: a contract has them
  const seen: Seen[] = count >= FAULT_TOLERANT ? [] : [{ name: "few-validators", seen: `${count} validators` }];
  if (network === undefined) return seen;
  const told = new Set(network.nodes.filter(({ validator }) => validator).map(({ address }) => address.toLowerCase()));
  const listed = new Set(validators.map((each) => each.toLowerCase()));
  const unknown = [...listed].filter((each) => !told.has(each));
  const missing = [...told].filter((each) => !listed.has(each));
  const parts = [
    ...(unknown.length === 0 ? [] : [`${unknown.join(", ")} validate, and network.json does not say so`]),
    ...(missing.length === 0 ? [] : [`${missing.join(", ")} validate in network.json alone`]),
  ];
  return parts.length === 0 ? seen : [...seen, { name: "validators-differ", seen: parts.join("; ") }];
}
