/** A chain of supply: a core enterprise that owes, suppliers of two tiers, two banks, a regulator, and yuan of the first bank. */
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { id, type Signer } from "ethers";
import { requiredProposals } from "../deploy/proposals.ts";
import { connectAll, type FullClient } from "../sdk/all.ts";
import type { Deployment } from "../sdk/core/deployment.ts";
import { buildSetRolesProposal } from "../sdk/members/actions/council/build-set-roles-proposal.ts";
import { enrolAndWait } from "../sdk/members/actions/members/enrol.ts";
import type { DualApproval } from "../sdk/members/model/dual-approval.ts";
import type { Role } from "../sdk/members/model/roles.ts";
import { completeReceivable, type Receivable, type ReceivableDraft } from "../sdk/receivables/model/receivable.ts";
import { buildConfirmation, signConfirmation } from "../sdk/receivables/model/undertaking.ts";
import { buildPublishCalendarProposal } from "../sdk/settlement/actions/calendars/build-publish-calendar-proposal.ts";
import { openCashAndWait } from "../sdk/settlement/actions/cash/open-cash.ts";
import { signCashIssue } from "../sdk/settlement/model/cash-issue.ts";
import { signDeal } from "../sdk/settlement/model/consent.ts";
import { dateText } from "../sdk/settlement/model/dates.ts";
import type { Deal } from "../sdk/settlement/model/deal.ts";
import type { LimitKind } from "../sdk/settlement/model/limit-kind.ts";
import { signLimitSetting } from "../sdk/settlement/model/limit-setting.ts";
import { admitted, decide, EVERY_DUTY } from "./admit.ts";
import { sharedChain } from "./shared-chain.ts";
import { deployTestSystem, systemAt, type TestSystem } from "./system.ts";

/** Who takes part, in the order of their numbers as organisations, from 1. */
export const PARTIES = ["bank", "buyer", "supplier", "smith", "rival", "regulator"] as const;
export type PartyName = (typeof PARTIES)[number];

const ROLES: Readonly<Record<PartyName, readonly Role[]>> = {
  bank: ["BANK"],
  buyer: ["CORE_ENTERPRISE"],
  supplier: ["SUPPLIER"],
  smith: ["SUPPLIER"],
  rival: ["BANK"],
  regulator: ["REGULATOR"],
};

/** An organisation with an account that has every duty, and a second person that checks. */
export interface Party {
  readonly org: number;
  readonly signer: HardhatEthersSigner;
  readonly checker: HardhatEthersSigner;
  readonly client: FullClient;
  /** What its two people sign. */
  approve(sign: (signer: Signer) => Promise<string>): Promise<DualApproval>;
}

export interface SupplyChain extends Omit<TestSystem, "client">, Readonly<Record<PartyName, Party>> {
  /** Yuan of the first bank. */
  readonly cash: string;
  readonly stranger: FullClient;
  /** As many voters as it takes. */
  readonly council: readonly [FullClient, ...FullClient[]];
  /** A day from now. */
  readonly deadline: bigint;
  /** A date in some days, by the chain's clock. */
  inDays(days: number): string;
  /** Lets time pass. */
  pass(days: number): Promise<void>;
  /** Terms of what the buyer owes the supplier for an invoice of this number: 1000.00, due in 90 days. */
  terms(number: string, changes?: Partial<ReceivableDraft>): Receivable;
  /** Registered and confirmed; returns its id. */
  confirmed(terms: Receivable): Promise<string>;
  limit(principal: PartyName, counterparty: PartyName, kind: LimitKind, cap: bigint): Promise<void>;
  /** The first bank issues cash to a party. */
  fund(party: PartyName, amount: bigint): Promise<void>;
  /** Both sides sign; a stranger relays. */
  settled(deal: Deal, ...givers: readonly PartyName[]): Promise<string>;
}

export const CALENDAR = "WEEKDAYS";
const person = (digit: number) => `0x${digit.toString(16).padStart(40, "0")}`;

/** As many as it takes: the Council ends a vote that cannot turn out otherwise. */
const majority = (voters: readonly FullClient[]) =>
  voters.slice(0, Math.floor(voters.length / 2) + 1) as [FullClient, ...FullClient[]];

const signersOf = ({ admin, outsiders }: Pick<TestSystem, "admin" | "outsiders">, i: number) => {
  const [signer, checker] = i === 0 ? [admin, outsiders[0]] : outsiders.slice(2 * i - 1, 2 * i + 1);
  return { signer, checker } as { readonly signer: HardhatEthersSigner; readonly checker: HardhatEthersSigner };
};

/** The two people of each party, by its place in PARTIES. */
type People = (i: number) => { readonly signer: Signer; readonly checker: Signer };

/** Has the parties admitted, a calendar published and yuan opened, on a chain that was just deployed. */
export async function foundSupplyChain(deployment: Deployment, people: People): Promise<string> {
  const voters: FullClient[] = [];
  for (const [i, name] of PARTIES.entries()) {
    const { signer, checker } = people(i);
    const client = await connectAll({ signer, deployment });
    if (i > 0) await admitted(majority(voters), client, name, ROLES[name]);
    voters.push(client);
    const [account, second] = [await signer.getAddress(), await checker.getAddress()];
    await enrolAndWait(client, { account, duties: EVERY_DUTY, person: person(2 * i + 1) });
    await enrolAndWait(client, { account: second, duties: ["MAKER", "CHECKER"], person: person(2 * i + 2) });
  }
  const council = majority(voters);
  const [bank] = council;
  await decide(council, buildSetRolesProposal(bank, { org: 1, roles: ROLES.bank }));
  const year = new Date().getUTCFullYear();
  const open = { holidays: [], makeUpWorkingDays: [] };
  const years = Object.fromEntries([0, 1, 2, 3, 4].map((more) => [year + more, open]));
  await decide(council, buildPublishCalendarProposal(bank, { table: { name: CALENDAR, utcOffset: 28_800, years } }));
  for (const proposal of await requiredProposals(bank.provider, deployment)) await decide(council, proposal);
  return (await openCashAndWait(bank, { currency: "CNY", name: "Yuan at the bank", symbol: "CNYB" })).cash;
}

const take = sharedChain(async (chain) => {
  const { deployment } = await deployTestSystem(chain);
  return { deployment, cash: await foundSupplyChain(deployment, (i) => signersOf(chain, i)) };
});

export async function supplyChain(): Promise<SupplyChain> {
  const { chain, prepared } = await take();
  const { deployment, cash } = prepared;
  const now = async () => (await chain.ethers.provider.getBlock("latest"))?.timestamp ?? 0;
  const begin = await now();
  const deadline = BigInt(begin) + 86_400n;
  const parties = {} as Record<PartyName, Party>;
  for (const [i, name] of PARTIES.entries()) {
    const { signer, checker } = signersOf(chain, i);
    const approve: Party["approve"] = async (sign) => ({ maker: await sign(signer), checker: await sign(checker) });
    const client = await connectAll({ signer, deployment });
    parties[name] = { org: i + 1, signer, checker, client, approve };
  }
  const { bank, buyer, supplier } = parties;
  const stranger = await connectAll({ signer: chain.outsiders[18 - 2] as HardhatEthersSigner, deployment });
  let nonce = 0n;
  const inDays = (days: number) => dateText(Math.floor(begin / 86_400) + days);
  return {
    ...systemAt(chain, deployment),
    ...parties,
    cash,
    stranger,
    council: majority(PARTIES.map((name) => parties[name].client)),
    deadline,
    inDays,
    pass: async (days) => {
      await chain.ethers.provider.send("evm_increaseTime", [days * 86_400]);
      await chain.ethers.provider.send("evm_mine", []);
    },
    terms: (number, changes = {}) =>
      completeReceivable({
        creditor: supplier.org,
        holder: supplier.signer.address,
        obligor: buyer.org,
        face: 100_000n,
        cash,
        calendar: CALENDAR,
        dueDate: inDays(90),
        documents: id(`documents of ${number}`),
        keys: [id(`key of ${number}`)],
        salt: id(`salt of ${number}`),
        ...changes,
      }),
    confirmed: async (terms) => {
      const registered = await supplier.client.receivables.registerReceivablesAndWait({ receivables: [terms] });
      const confirmation = buildConfirmation({ receivables: [terms], deadline: BigInt(await now()) + 86_400n });
      const approval = await buyer.approve((signer) => signConfirmation(signer, deployment, confirmation));
      await stranger.receivables.confirmReceivablesAndWait({ confirmation, approval });
      return registered.registered[0]?.receivable ?? "";
    },
    limit: async (principal, counterparty, kind, cap) => {
      const [of, on] = [parties[principal], parties[counterparty]];
      const { version } = await of.client.limits.getCreditLimit({ principal: of.org, counterparty: on.org, kind });
      const last = BigInt(await now()) + 86_400n;
      const setting = { principal: of.org, counterparty: on.org, kind, cap, version: version + 1, deadline: last };
      const approval = await of.approve((signer) => signLimitSetting(signer, deployment, setting));
      await stranger.limits.setCreditLimitAndWait({ setting, approval });
    },
    fund: async (party, amount) => {
      const at = await bank.client.cash.getCash({ bank: 1, currency: "CNY" });
      const issue = {
        to: parties[party].signer.address,
        amount,
        ref: id(`deposit ${++nonce}`),
        deadline: BigInt(await now()) + 60n,
      };
      const approval = await bank.approve((signer) => signCashIssue(signer, at, issue));
      await stranger.cash.issueCashAndWait({ cash, issue, approval });
    },
    settled: async (deal, ...givers) => {
      const consents = [];
      for (const name of givers) {
        const { signer } = parties[name];
        const signature = await signDeal(signer, deployment, deal, ++nonce);
        consents.push({ party: signer.address, nonce, signature });
      }
      return (await stranger.deals.settleAndWait({ deal, consents })).dealId;
    },
  };
}
