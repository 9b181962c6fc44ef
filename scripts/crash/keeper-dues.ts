/** What falls due in a crash run of a keeper: on receivables, under credits, in clearing. */
import { clearingContract } from "../../src/sdk/clearing/contracts.ts";
import { lettersOfCreditContract } from "../../src/sdk/credits/contracts.ts";
import { instrumentsContract } from "../../src/sdk/ledger/contracts.ts";
import { receivablesContract } from "../../src/sdk/receivables/contracts.ts";
import type { Receivable } from "../../src/sdk/receivables/model/receivable.ts";
import { buildConfirmation, signConfirmation } from "../../src/sdk/receivables/model/undertaking.ts";
import { type ClearingSystem, openClearing } from "../../src/testing/clearing.ts";
import { type CreditsSystem, openCredits } from "../../src/testing/credits.ts";
import type { SupplyChain } from "../../src/testing/receivables.ts";
import { type Expected, told } from "./keeper-expected.ts";

const PER_CALL = 10;

/** Makes `each` things of every kind, and lets the time pass after which all are due. */
export async function makeDues(system: SupplyChain, each: number): Promise<readonly Expected[]> {
  const { ethers, deployment, deployer: relayer } = system;
  const credits = await openCredits({ ethers, deployment, relayer });
  const clearing = await openClearing({ ethers, deployment, relayer, banks: 2, money: 0n, collateral: 0n, fund: 0n });
  const expected = [
    ...(await receivablesDue(system, each)),
    ...(await creditsDue(credits, each)),
    await cyclesDue(clearing, each),
  ];
  await system.pass(97);
  return expected;
}

/** Some are never confirmed, some not paid, some paid: of those one holder is paid out, and each is closed. */
async function receivablesDue(system: SupplyChain, each: number): Promise<Expected[]> {
  const terms = (name: string) => Array.from({ length: each }, (_, n) => system.terms(`${name}-${n}`));
  await system.limit("buyer", "buyer", "UNDERTAKING", 10n ** 15n);
  const expired = await registered(system, terms("expired"));
  const [late, settled] = [terms("overdue"), terms("paid")];
  const [overdue, paid] = [await registered(system, late), await registered(system, settled)];
  await confirm(system, [...late, ...settled]);
  await pay(system, paid, 100_000n);
  const receivables = receivablesContract(system.buyer.client);
  const instruments = await Promise.all(paid.map((id) => receivables.instrumentIdOf(id)));
  return [
    {
      what: "expiry of a receivable",
      subjects: expired,
      async find(client) {
        const contract = receivablesContract(client);
        return told(await contract.queryFilter(contract.filters.ReceivableEnded()), (args) => args.receivable);
      },
    },
    {
      what: "overdue",
      subjects: overdue,
      async find(client) {
        const contract = receivablesContract(client);
        return told(await contract.queryFilter(contract.filters.ReceivableOverdue()), (args) => args.receivable);
      },
    },
    {
      what: "close",
      subjects: paid,
      async find(client) {
        const contract = receivablesContract(client);
        return told(await contract.queryFilter(contract.filters.ReceivableClosed()), (args) => args.receivable);
      },
    },
    {
      what: "redemption",
      subjects: instruments.map(String),
      async find(client) {
        const contract = instrumentsContract(client);
        return told(await contract.queryFilter(contract.filters.Redeemed()), ({ id }) => String(id));
      },
    },
  ];
}

/** Under half of them a bank is silent; all come to their last day. */
async function creditsDue(on: CreditsSystem, each: number): Promise<Expected[]> {
  const [credits, presented]: [string[], string[]] = [[], []];
  for (let n = 0; n < 2 * each; n++) {
    const terms = await on.terms({ margin: 0n, amount: BigInt(1_000 + n) });
    credits.push(await on.issue(terms));
    if (n >= each) continue;
    const drawing = await on.drawing(terms);
    presented.push((await on.beneficiary.client.credits.presentDocumentsAndWait({ terms, drawing })).presentation);
  }
  return [
    {
      what: "preclusion",
      subjects: presented,
      async find(client) {
        const contract = lettersOfCreditContract(client);
        const found = await contract.queryFilter(contract.filters.PresentationAccepted());
        return told(found, (args) => args.presentation).filter(({ subject }) => presented.includes(subject));
      },
    },
    {
      what: "expiry of a credit",
      subjects: credits,
      async find(client) {
        const contract = lettersOfCreditContract(client);
        const found = await contract.queryFilter(contract.filters.CreditClosed());
        return told(found, ({ credit }) => credit).filter(({ subject }) => credits.includes(subject));
      },
    },
  ];
}

/** Cycles that nobody nets. */
async function cyclesDue(on: ClearingSystem, each: number): Promise<Expected> {
  const subjects: string[] = [];
  for (let n = 0; n < each; n++) {
    const terms = await on.terms(() => ({ netDebitCap: 1_000n, collateral: 0n, fund: 0n }));
    subjects.push((await on.start(terms)).cycle);
  }
  return {
    what: "end of a cycle",
    subjects,
    async find(client) {
      const contract = clearingContract(client);
      return told(await contract.queryFilter(contract.filters.CycleFailed()), ({ cycle }) => cycle);
    },
  };
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
