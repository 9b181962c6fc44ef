import { bridgeError } from "../../model/errors.ts";
import type { GatewaySetInForce } from "../../restore/restore.ts";

/** @throws `GATEWAY_NOT_IN_SET` where the station's gateways do not include this one. */
export function requireMember(station: number, { epoch, accounts }: GatewaySetInForce, gateway: string): void {
  if (accounts.some((each) => each.toLowerCase() === gateway.toLowerCase())) return;
  const message = `station ${station}: ${gateway} is none of its gateways (set ${epoch})`;
  throw bridgeError("GATEWAY_NOT_IN_SET", message, { station, gateway, epoch, gateways: accounts });
}
