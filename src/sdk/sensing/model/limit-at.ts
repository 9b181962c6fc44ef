import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import { sensorsContract } from "../contracts.ts";
import { type LimitOnChain, limitOnChain } from "./limit.ts";

/** The limit of a sensor that was in force when reading `seq` of its station was sealed; the present one where it is not yet. */
export async function limitAt(client: Client, sensor: number, seq: number): Promise<LimitOnChain> {
  const { min, max } = await rpc(() => sensorsContract(client).limitAt(sensor, seq));
  return limitOnChain(min, max);
}
