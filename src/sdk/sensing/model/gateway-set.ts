import { checkAddress } from "../../core/check.ts";
import { checkNumber, checkWhole } from "../../core/whole.ts";

/** The gateways whose signatures count for a station, and how many have to sign. */
export interface GatewaySet {
  readonly station: number;
  /** Accounts, see `signerAccount`; in any order. */
  readonly gateways: readonly string[];
  /** How many of them have to sign. */
  readonly quorum: number;
}

const MOST_GATEWAYS = 32;

/** The arguments of the contract, which takes gateways in ascending order. @throws `ARGUMENT_INVALID`. */
export function gatewaySetArgs({ station, gateways, quorum }: GatewaySet): [number, string[], number] {
  checkWhole("gateways.length", gateways.length, 1, MOST_GATEWAYS);
  const accounts = gateways.map((account, i) => checkAddress(`gateways[${i}]`, account));
  accounts.sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
  return [checkNumber("station", station), accounts, checkWhole("quorum", quorum, 1, gateways.length)];
}
