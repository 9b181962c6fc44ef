import type { Fact } from "../../sdk/anchoring/model/fact.ts";
import type { Disclosure } from "../../sdk/evidence/model/document/disclose.ts";
import { verifyDisclosure } from "../../sdk/evidence/model/document/verify-disclosure.ts";
import { decodeData } from "../../sdk/evidence/model/schema/data.ts";
import { attestationsEip712Domain, type Statement, uidOf } from "../../sdk/evidence/model/statement/statement.ts";
import type { SideChain } from "../shared/side-chain.ts";
import { plain } from "../supply-chain-finance/money.ts";
import { type Delivered, RECORD_DEFINITION } from "./record.ts";

/** How long a withdrawal may stay unknown to the bank, in seconds. */
export const MAX_AGE = 600;

/** What the bank was shown of a procurement record, off both chains. */
export interface Shown {
  readonly statement: Statement;
  readonly disclosure: Disclosure;
  /** Under which it may use the record. */
  readonly agreement: string;
}

/**
 * The bank's rule. What the chains cannot know it looks at itself: that the fields it was shown are those of the statement, and that they say of this invoice that the buyer accepted
 * the delivery. What it cannot look at, since it changes, it leaves to the main chain: the facts that have to hold when it pays.
 *
 * @returns Those facts; undefined where the record does not speak for the invoice.
 */
export function factsToAsk(
  { deployment }: Pick<SideChain, "deployment">,
  lightClient: string,
  { statement, disclosure, agreement }: Shown,
  { invoice, amount }: Delivered,
): readonly [Fact, Fact] | undefined {
  const { document } = decodeData(RECORD_DEFINITION, statement.data);
  if (!verifyDisclosure(String(document), disclosure)) return undefined;
  const values = new Map(disclosure.fields.map(({ path, value }) => [path, value]));
  const at = [...values].find(([path, value]) => path.endsWith("/invoice") && value === invoice)?.[0];
  if (at === undefined) return undefined;
  const delivery = at.slice(0, -"/invoice".length);
  if (values.get(`${delivery}/amount`) !== plain(amount) || values.get(`${delivery}/accepted`) !== true)
    return undefined;
  return [
    { lightClient, kind: "AgreementActive", key: agreement },
    { lightClient, kind: "StatementValid", key: uidOf(attestationsEip712Domain(deployment), statement) },
  ];
}
