import { type Signer, TypedDataEncoder, type TypedDataField } from "ethers";
import { checkBytes32, checkTime } from "../../core/check.ts";
import { rpc } from "../../core/rpc.ts";
import { ASK_TYPES, type Ask, toAskStruct } from "./ask.ts";
import { type BoardAt, boardEip712Domain } from "./eip712.ts";
import { QUOTE_TYPES, type Quote, toQuoteStruct } from "./quote.ts";

/** What two people of an organisation sign, by the name of the act: the seller `post`; the bidder `quote`; the buyer `satisfy`, `refuse` and `warrant`. */
export interface BoardActs {
  readonly post: Ask;
  readonly quote: Quote;
  readonly satisfy: { readonly trade: string; readonly documents: string; readonly deadline: bigint | number };
  /** `reason`: a code, or the hash of why. */
  readonly refuse: {
    readonly trade: string;
    readonly documents: string;
    readonly reason: string;
    readonly deadline: bigint | number;
  };
  readonly warrant: { readonly trade: string; readonly reason: string; readonly deadline: bigint | number };
}

export type BoardActName = keyof BoardActs;

const field = (name: string, type: string): TypedDataField => ({ name, type });
const [TRADE, DOCUMENTS] = [field("trade", "bytes32"), field("documents", "bytes32")];
const [REASON, DEADLINE] = [field("reason", "bytes32"), field("deadline", "uint48")];

/** EIP-712 types of the acts. */
export const BOARD_ACT_TYPES: Readonly<Record<BoardActName, Record<string, TypedDataField[]>>> = {
  post: ASK_TYPES,
  quote: QUOTE_TYPES,
  satisfy: { Satisfaction: [TRADE, DOCUMENTS, DEADLINE] },
  refuse: { DocumentsRefusal: [TRADE, DOCUMENTS, REASON, DEADLINE] },
  warrant: { WarrantyClaim: [TRADE, REASON, DEADLINE] },
};

/** The digest that maker and checker sign. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function boardActDigest<Name extends BoardActName>(
  deployment: BoardAt,
  name: Name,
  act: BoardActs[Name],
): string {
  return TypedDataEncoder.hash(boardEip712Domain(deployment), BOARD_ACT_TYPES[name], messageOf(name, act));
}

/**
 * The signature of a maker, or of a checker, under an act on the board. Needs no network.
 *
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { signBoardAct } from "tallystick/board";
 *
 * const maker = await signBoardAct(signer, deployment, "quote", quote);
 */
export async function signBoardAct<Name extends BoardActName>(
  signer: Signer,
  deployment: BoardAt,
  name: Name,
  act: BoardActs[Name],
): Promise<string> {
  const domain = boardEip712Domain(deployment);
  return rpc(() => signer.signTypedData(domain, BOARD_ACT_TYPES[name], messageOf(name, act)));
}

/** The fields of an act as they are signed. */
function messageOf<Name extends BoardActName>(name: Name, act: BoardActs[Name]): Record<string, unknown> {
  if (name === "post") return toAskStruct(act as Ask);
  if (name === "quote") return toQuoteStruct(act as Quote);
  const each = ([key, value]: [string, bigint | number | string]) =>
    [key, key === "deadline" ? checkTime(key, value as bigint | number) : checkBytes32(key, String(value))] as const;
  return Object.fromEntries(Object.entries(act).map(each));
}
