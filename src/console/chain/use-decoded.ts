import { useQuery } from "@tanstack/react-query";
import { PUBLIC } from "../api/forget-seen.ts";
import { abiOf } from "./abi-of.ts";
import type { DecodedCall } from "./decode-call.ts";
import { type ConsoleDeployment, useDeployment } from "./deployment.ts";

export interface TargetedCall {
  /** Name of the contract that is called, in the deployment file; its address where no contract of it is there. */
  readonly contract: string;
  readonly call: DecodedCall | undefined;
}

const nameAt = (deployment: ConsoleDeployment, address: string) =>
  Object.keys(deployment.contracts).find(
    (name) => deployment.contracts[name]?.address.toLowerCase() === address.toLowerCase(),
  );

async function decode(deployment: ConsoleDeployment, target: string, calldata: string): Promise<TargetedCall> {
  const contract = nameAt(deployment, target);
  const abi = contract === undefined ? undefined : await abiOf(contract);
  if (contract === undefined || abi === undefined) return { contract: contract ?? target, call: undefined };
  const { decodeCall } = await import("./decode-call.ts");
  return { contract, call: decodeCall(abi, calldata) };
}

/** Calls as the contracts of the deployment read them. */
export function useDecoded(targets: readonly string[], calldatas: readonly string[]) {
  const { data: deployment } = useDeployment();
  return useQuery({
    queryKey: ["decoded", targets, calldatas],
    queryFn: () =>
      Promise.all(targets.map((target, i) => decode(deployment as ConsoleDeployment, target, calldatas[i] ?? "0x"))),
    enabled: deployment !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    meta: PUBLIC,
  });
}
