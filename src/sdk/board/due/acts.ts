import type { Client } from "../../core/client.ts";
import type { DueAct } from "../../core/due/due.ts";
import { encodeCall } from "../../core/encode.ts";
import type { Consent } from "../../settlement/model/consent.ts";
import { boardContract } from "../contracts.ts";
import { NO_CONSENT } from "../model/no-consent.ts";

/** A trade, and the seller's consent where it came to payment. */
export interface FailKey {
  readonly trade: string;
  readonly bySeller?: Consent;
}

export const FAIL: DueAct<FailKey> = {
  most: 1,
  async call(client: Client, [first]) {
    const contract = boardContract(client);
    const { trade, bySeller } = first as FailKey;
    const { checker = "0x", ...consent } = bySeller ?? NO_CONSENT;
    const args = [trade, { ...consent, checker }] as const;
    return { to: await contract.getAddress(), data: encodeCall(contract, "fail", args) };
  },
};
