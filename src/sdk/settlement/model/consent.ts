import { type Signer, TypedDataEncoder, type TypedDataField } from "ethers";
import { checkAddress, checkBytes } from "../../core/check.ts";
import { rpc } from "../../core/rpc.ts";
import { checkUint256 } from "./amount.ts";
import { checkDeal, DEAL_TYPES, type Deal } from "./deal.ts";
import { type SettlementAt, settlementEip712Domain } from "./eip712.ts";

/** One party's agreement to a deal. */
export interface Consent {
  readonly party: string;
  /** As it was signed. */
  readonly nonce: bigint;
  /** By `party`, see `signDeal`. */
  readonly signature: string;
  /** By a CHECKER of the party's organisation over the same data, where that is under dual control. */
  readonly checker?: string;
}

/** What a party, and its checker, sign. */
export const CONSENT_TYPES: Record<string, TypedDataField[]> = {
  Consent: [
    { name: "deal", type: "Deal" },
    { name: "nonce", type: "uint256" },
  ],
  ...DEAL_TYPES,
};

/** A consent with every field checked and there. @throws `ARGUMENT_INVALID`. */
export function checkConsent(field: string, consent: Consent): Required<Consent> {
  const { signature, checker = "0x" } = consent;
  checkBytes(`${field}.signature`, signature);
  checkBytes(`${field}.checker`, checker);
  return {
    party: checkAddress(`${field}.party`, consent.party),
    nonce: checkUint256(`${field}.nonce`, consent.nonce),
    signature,
    checker,
  };
}

/** The digest that a party, and its checker, sign. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function consentDigest(deployment: SettlementAt, deal: Deal, nonce: bigint): string {
  return TypedDataEncoder.hash(settlementEip712Domain(deployment), CONSENT_TYPES, messageOf(deal, nonce));
}

/**
 * A giver's signature under a deal, or its checker's. Needs no network.
 *
 * @param nonce Any number that the giver did not use before; two deals with one nonce exclude each other. Who counts up pays least.
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { signDeal } from "tallystick/settlement";
 *
 * const legs = [{ asset: cash, from: account, to: attester, amount: 99_087_500n }];
 * const signature = await signDeal(signer, deployment, { legs, deadline: 1_893_456_000 }, 1n);
 */
export async function signDeal(signer: Signer, deployment: SettlementAt, deal: Deal, nonce: bigint): Promise<string> {
  const message = messageOf(deal, nonce);
  return rpc(() => signer.signTypedData(settlementEip712Domain(deployment), CONSENT_TYPES, message));
}

function messageOf(deal: Deal, nonce: bigint) {
  return { deal: checkDeal(deal), nonce: checkUint256("nonce", nonce) };
}
