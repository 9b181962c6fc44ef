import type { Signer } from "ethers";
import type { FullClient } from "../../src/sdk/all.ts";
import type { DualApproval } from "../../src/sdk/members/index.ts";
import {
  buildConfirmation,
  classifyInvoice,
  type FingerprintKeys,
  receivableFromInvoice,
  type Undertaking,
} from "../../src/sdk/receivables/index.ts";
import { type Consent, type Deal, signDeal } from "../../src/sdk/settlement/index.ts";

/** What others decide: the buyer's two people, and a bank that quotes. */
export interface Others {
  confirm(confirmation: Undertaking): Promise<DualApproval>;
  quote(instrument: bigint): Promise<{ readonly deal: Deal; readonly consent: Consent }>;
}

/** What the seller's own system knows. */
export interface Sale {
  readonly client: FullClient;
  readonly signer: Signer;
  readonly parties: { readonly seller: number; readonly buyer: number };
  readonly keysOf: FingerprintKeys;
  readonly cash: string;
  readonly calendar: string;
  readonly deadline: number;
}

/** From an invoice file to money. */
export async function sellInvoice(bytes: Uint8Array, sale: Sale, others: Others): Promise<bigint> {
  const { client, signer, parties, keysOf, cash, calendar, deadline } = sale;
  const holder = await signer.getAddress();
  const paid = { holder, cash, currency: "CNY", calendar };
  const { terms, flagging } = await receivableFromInvoice(classifyInvoice(bytes), { parties, keysOf, ...paid });
  await client.receivables.registerReceivablesAndWait({ receivables: [terms], flagging: [flagging] });

  const confirmation = buildConfirmation({ receivables: [terms], deadline });
  const approval = await others.confirm(confirmation);
  const { confirmed } = await client.receivables.confirmReceivablesAndWait({ confirmation, approval });

  const { deal, consent } = await others.quote(confirmed[0]?.instrument ?? 0n);
  const signature = await signDeal(signer, client.deployment, deal, 1n);
  await client.deals.settleAndWait({ deal, consents: [{ party: holder, nonce: 1n, signature }, consent] });
  return client.cash.getCashBalance({ cash, account: holder });
}
