import type { Client } from "../../sdk/core/client.ts";
import type { Deployment } from "../../sdk/core/deployment.ts";
import { getSensor } from "../../sdk/sensing/actions/sensors/get-sensor.ts";
import { type GatewaysAt, gatewaysAt } from "../../sdk/sensing/model/gateways-at.ts";
import type { ReadingProof } from "../../sdk/sensing/model/reading-proof.ts";

/** What the evidence of a reading needs of the chain. None of it ever changes, so it is asked for once. */
export interface ProofChain {
  readonly deployment: Deployment;
  gatewaysOf(station: number, epoch: number): Promise<GatewaysAt>;
  sensorOf(sensor: number): Promise<ReadingProof["sensor"]>;
}

export function proofChain(client: Client): ProofChain {
  return {
    deployment: client.deployment,
    gatewaysOf: once((station: number, epoch: number) => gatewaysAt(client, station, epoch)),
    sensorOf: once((sensor: number) => getSensor(client, { sensor })),
  };
}

/** Remembers answers by what was asked; a failure is asked for again. */
function once<A extends readonly number[], R>(ask: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
  const known = new Map<string, Promise<R>>();
  return (...args) => {
    const key = args.join("/");
    const answer = known.get(key) ?? ask(...args);
    known.set(key, answer);
    answer.catch(() => known.delete(key));
    return answer;
  };
}
