import type { Seen } from "../findings.ts";
import type { Observation } from "../observation.ts";

/** Whether the contracts are those of the deployment, and obey the Council alone. */
export function checkContracts({ contracts }: Observation): Seen[] {
  const { differ = [], power = [] } = contracts ?? {};
  return [
    ...differ.map((seen): Seen => ({ name: "deployment-differs", seen })),
    ...power.map((seen): Seen => ({ name: "power-differs", seen })),
  ];
}
