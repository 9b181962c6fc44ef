/** What falls due in a crash run of a keeper. */
import { instrumentsContract } from "../../src/sdk/ledger/contracts.ts";
import { receivablesContract } from "../../src/sdk/receivables/contracts.ts";
import type { Receivable } from "../../src/sdk/receivables/model/receivable.ts";
import { buildConfirmation, signConfirmation } from "../../src/sdk/receivables/model/undertaking.ts";
import type { SupplyChain } from "../../src/testing/receivables.ts";

/** Receivables by what is to happen to them. */
export interface Dues {
  readonly expired: readonly string[];
  readonly overdue: readonly string[];
  /** Paid: one holder is paid out, and each is closed. */
  readonly paid: readonly string[];
}

/** Acts that are to be called. */
export const actsIn = ({ expired, overdue, paid }: Dues): number => expired.length + overdue.length + 2 * paid.length;

const PER_CALL = 10;

/** Makes `each` receivables of every kind, and lets the time pass after which all are due. */
export async function makeDues(system: SupplyChain, each: number): Promise<Dues> {
  const terms = (name: string) => Array.from({ length: each }, (_, n) => system.terms(`${name}-${n}`));
  await system.limit("buyer", "buyer", "UNDERTAKING", 10n ** 15n);
  const expired = await registered(system, terms("expired"));
  const [late, settled] = [terms("overdue"), terms("paid")];
  const [overdue, paid] = [await registered(system, late), await registered(system, settled)];
  await confirm(system, [...late, ...settled]);
  await pay(system, paid, 100_000n);
  await system.pass(97);
  return { expired, overdue, paid };
}

async function registered({ supplier }: SupplyChain, terms: readonly Receivable[]): Promise<string[]> {
  const found: string[] = [];
  for (let i = 0; i < terms.length; i += PER_CALL) {
    const receivables = terms.slice(i, i + PER_CALL);
    const done = await supplier.client.receivables.registerReceivablesAndWait({ receivables });
    found.push(...done.registered.map(({ receivable }) => receivable));
  }
  return found;
}

async function confirm({ buyer, stranger, deployment, deadline }: SupplyChain, terms: readonly Receivable[]) {
  for (let i = 0; i < terms.length; i += PER_CALL) {
    const confirmation = buildConfirmation({ receivables: terms.slice(i, i + PER_CALL), deadline });
    const approval = await buyer.approve((signer) => signConfirmation(signer, deployment, confirmation));
    await stranger.receivables.confirmReceivablesAndWait({ confirmation, approval });
  }
}

async function pay(system: SupplyChain, receivables: readonly string[], face: bigint): Promise<void> {
  const { client, signer } = system.buyer;
  const ledger = instrumentsContract(client);
  const amount = face * BigInt(receivables.length);
  await system.fund("buyer", amount);
  await client.cash.approveCashAndWait({ cash: system.cash, spender: String(ledger.target), amount });
  for (const receivable of receivables) {
    const instrument = await receivablesContract(client).instrumentIdOf(receivable);
    await (await ledger.connect(signer).pay(instrument, face)).wait();
  }
}
