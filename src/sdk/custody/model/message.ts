import { deployedContract } from "../../core/deployment.ts";
import { address, any, bytes32, hex, is, list, object, uint, whole } from "../../core/json/json-form.ts";
import { parseJson } from "../../core/json/parse-json.ts";
import { custodyError } from "../errors.ts";
import { CONDITIONS } from "./condition.ts";
import {
  checkHandoverAcceptance,
  checkHandoverOffer,
  type Handover,
  type HandoverAcceptance,
  type HandoverOffer,
} from "./handover.ts";
import type { CustodyAt } from "./typed-data.ts";

export const HANDOVER_OFFER_FORMAT = "tallystick-custody-handover-offer";
export const HANDOVER_FORMAT = "tallystick-custody-handover";
export const HANDOVER_VERSION = 1;

/** For which chain and contract a message was signed. */
interface Addressed {
  readonly version: typeof HANDOVER_VERSION;
  readonly chainId: number;
  /** Address of the Custody contract. */
  readonly custody: string;
}

/** What the giver's device gives to the receiver's, as a file or a QR code. */
export interface HandoverOfferMessage extends Addressed {
  readonly format: typeof HANDOVER_OFFER_FORMAT;
  readonly offer: Required<HandoverOffer>;
  readonly giverSignature: string;
}

/** What the receiver's device makes of it: whoever has network brings it to the chain. */
export interface HandoverMessage extends Addressed, Handover {
  readonly format: typeof HANDOVER_FORMAT;
  readonly offer: Required<HandoverOffer>;
  readonly acceptance: Required<HandoverAcceptance>;
}

/** A signed offer as a message. @throws `ARGUMENT_INVALID`. */
export function handoverOfferMessage(
  deployment: CustodyAt,
  offer: HandoverOffer,
  giverSignature: string,
): HandoverOfferMessage {
  return { format: HANDOVER_OFFER_FORMAT, ...addressed(deployment), offer: checkHandoverOffer(offer), giverSignature };
}

/** A signed acceptance of an offer as a message. @throws `ARGUMENT_INVALID`. */
export function handoverMessage(
  { offer, giverSignature, chainId, custody, version }: HandoverOfferMessage,
  acceptance: HandoverAcceptance,
  receiverSignature: string,
): HandoverMessage {
  const taken = checkHandoverAcceptance(acceptance);
  const to = { version, chainId, custody };
  return { format: HANDOVER_FORMAT, ...to, offer, giverSignature, acceptance: taken, receiverSignature };
}

/**
 * Reads an offer that another device gave. Strict: each field is there once, has the right form, and there is no other. Says
 * nothing about who signed it: the chain does.
 *
 * @throws `JSON_INVALID`; `HANDOVER_VERSION`; `HANDOVER_INVALID` with the field and its value, also where it was signed for another
 * deployment.
 *
 * @example
 * import { parseHandoverOfferMessage } from "tallystick/custody";
 *
 * const { offer, giverSignature } = parseHandoverOfferMessage(text, deployment);
 */
export function parseHandoverOfferMessage(text: string, deployment?: CustodyAt): HandoverOfferMessage {
  return read(text, HANDOVER_OFFER_FORMAT, HANDOVER_OFFER_MESSAGE, deployment) as HandoverOfferMessage;
}

/**
 * Reads a handover with both signatures. As strict as `parseHandoverOfferMessage`.
 *
 * @throws as `parseHandoverOfferMessage`.
 */
export function parseHandoverMessage(text: string, deployment?: CustodyAt): HandoverMessage {
  return read(text, HANDOVER_FORMAT, HANDOVER_MESSAGE, deployment) as HandoverMessage;
}

function addressed(deployment: CustodyAt): Addressed {
  const { address } = deployedContract(deployment, "Custody", "custody");
  return { version: HANDOVER_VERSION, chainId: deployment.chainId, custody: address };
}

function read(json: string, wanted: string, form: ReturnType<typeof object>, deployment?: CustodyAt): unknown {
  const message = parseJson(json);
  const found = (typeof message === "object" && message !== null ? message : {}) as Record<string, unknown>;
  const { format, version, chainId, custody } = found;
  if (format !== wanted) refuse("format", format, `"${wanted}"`);
  if (version !== HANDOVER_VERSION) {
    throw custodyError("HANDOVER_VERSION", `handover version ${String(version)}; known is ${HANDOVER_VERSION}`, {
      field: "version",
      value: version,
    });
  }
  form(message, "", refuse);
  if (deployment) {
    const here = addressed(deployment);
    if (chainId !== here.chainId) refuse("chainId", chainId, `${here.chainId}, this chain`);
    const same = String(custody).toLowerCase() === here.custody.toLowerCase();
    if (!same) refuse("custody", custody, `${here.custody}, this deployment`);
  }
  return message;
}

function refuse(field: string, value: unknown, expected: string): never {
  throw custodyError("HANDOVER_INVALID", `handover: ${field} should be ${expected}, is ${JSON.stringify(value)}`, {
    field,
    value,
  });
}

const measured = { quantity: whole, items: uint(16), when: uint(40), evidence: bytes32 };
const common = {
  format: any,
  version: any,
  chainId: whole,
  custody: address,
  offer: object({ unit: bytes32, hop: uint(16), step: uint(8), to: uint(32), deadline: uint(40), ...measured }),
  giverSignature: hex,
};
const HANDOVER_OFFER_MESSAGE = object(common);
const HANDOVER_MESSAGE = object({
  ...common,
  acceptance: object({
    site: uint(48),
    refused: list(bytes32),
    ...measured,
    condition: is((value) => CONDITIONS.some((each) => each === value), `one of ${CONDITIONS.join(", ")}`),
  }),
  receiverSignature: hex,
});
