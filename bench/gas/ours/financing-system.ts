import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { encodeBytes32String, type TypedDataDomain, type TypedDataField } from "ethers";
import { contractOf } from "../../../src/sdk/core/contract.ts";
import { dutyBits } from "../../../src/sdk/members/model/duties.ts";
import { roleBits } from "../../../src/sdk/members/model/roles.ts";
import { receivablesContract } from "../../../src/sdk/receivables/contracts.ts";
import {
  calendarsContract,
  cashContract,
  cashFactoryContract,
  limitsContract,
  settlementContract,
} from "../../../src/sdk/settlement/contracts.ts";
import { CASH_ISSUE_TYPES } from "../../../src/sdk/settlement/model/cash-issue.ts";
import { closedDays, toHalves } from "../../../src/sdk/settlement/model/closed-days.ts";
import { LIMIT_KINDS } from "../../../src/sdk/settlement/model/limit-kind.ts";
import { LIMIT_SETTING_TYPES } from "../../../src/sdk/settlement/model/limit-setting.ts";
import { abi as instrumentsAbi } from "../../../types/abi/Instruments.ts";
import type {
  Calendars,
  Cash,
  CashFactory,
  Instruments,
  Limits,
  Receivables,
  Settlement,
} from "../../../types/contracts.ts";
import { type Chain, START } from "../chain.ts";
import { address, bytes } from "../dense.ts";
import { actingCouncil } from "./council.ts";
import type { System } from "./system.ts";

export const CALENDAR = encodeBytes32String("BENCH");
export const DEADLINE = START + 0x77_77_77;
const OBLIGOR = 2;
const BANK = 3;
const YEAR = new Date(START * 1_000).getUTCFullYear();
const CAP = 10n ** 15n;

export interface FinancingSystem {
  readonly calendars: Calendars;
  readonly cashFactory: CashFactory;
  readonly limits: Limits;
  readonly settlement: Settlement;
  readonly instruments: Instruments;
  readonly receivables: Receivables;
  /** The bank's money; the bank and the obligor have some. */
  readonly cash: Cash;
  /** As `cash`, in another currency. */
  readonly otherCash: Cash;
  /** MAKER and CHECKER of organisation 2, which owes. */
  readonly obligor: People;
  /** MAKER and CHECKER of organisation 3, which buys. */
  readonly bank: People;
  /** Organisation 4, another supplier. */
  readonly next: HardhatEthersSigner;
  /** Accounts of fifty more organisations. */
  readonly fifty: readonly string[];
  domainOf(name: string, contract: { getAddress(): Promise<string> }): Promise<TypedDataDomain>;
}

export interface People {
  readonly maker: HardhatEthersSigner;
  readonly checker: HardhatEthersSigner;
}

const instrumentsContract = contractOf<"Instruments", Instruments>("Instruments", {
  domain: "ledger",
  abi: instrumentsAbi,
});

/** Finance as in production: a calendar, a bank's money, limits, and who owes, buys and passes on. */
export async function openFinancing(chain: Chain, system: System): Promise<FinancingSystem> {
  const { client, members, fingerprints, admins } = system;
  const [calendars, cashFactory, limits, settlement, instruments, receivables] = [
    calendarsContract(client),
    cashFactoryContract(client),
    limitsContract(client),
    settlementContract(client),
    instrumentsContract(client),
    receivablesContract(client),
  ];
  const council = await actingCouncil(chain, system);
  const done = async (sent: Promise<{ wait(): Promise<unknown> }>) => (await sent).wait();

  await done(calendars.connect(council).createCalendar(CALENDAR, 0));
  const { first, second } = toHalves(closedDays(YEAR, { holidays: [], makeUpWorkingDays: [] }));
  await done(calendars.connect(council).loadYear(CALENDAR, YEAR, first, second));
  const [ledger, receivablesAt] = [await instruments.getAddress(), await receivables.getAddress()];
  await done(fingerprints.connect(council).setRegistrar(receivablesAt, true));
  await done(limits.connect(council).setCase(receivablesAt, true));
  await done(instruments.connect(council).setCase(receivablesAt, true));
  for (const escrow of [ledger, receivablesAt]) await done(cashFactory.connect(council).setEscrow(escrow, true));

  const signers = (await chain.ethers.getSigners()).slice(11, 16) as [
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
  ];
  const [obligorMaker, obligorChecker, bankMaker, bankChecker, next] = signers;
  const enrol = (admin: HardhatEthersSigner, account: HardhatEthersSigner, duty: "MAKER" | "CHECKER") =>
    done(members.connect(admin).enrol(account.address, dutyBits([duty]), 0, bytes(`person of ${account.address}`, 20)));
  await enrol(admins[1], obligorMaker, "MAKER");
  await enrol(admins[1], obligorChecker, "CHECKER");
  await enrol(admins[2], bankMaker, "MAKER");
  await enrol(admins[2], bankChecker, "CHECKER");
  const admit = (name: string, admin: string) =>
    done(
      members
        .connect(council)
        .admit({ name, roles: roleBits(["SUPPLIER"]), admin, person: bytes(`person of ${name}`, 20) }),
    );
  await admit("Next supplier", next.address);
  await done(members.connect(next).enrol(next.address, dutyBits(["ADMIN", "MAKER"]), 0, bytes("next", 20)));
  const fifty = Array.from({ length: 50 }, (_, i) => address(`supplier ${i}`));
  for (const [i, account] of fifty.entries()) await admit(`Supplier ${i}`, account);

  const domainOf = async (name: string, contract: { getAddress(): Promise<string> }) => ({
    name,
    version: "1",
    chainId: chain.chainId,
    verifyingContract: await contract.getAddress(),
  });
  const [obligor, bank] = [
    { maker: obligorMaker, checker: obligorChecker },
    { maker: bankMaker, checker: bankChecker },
  ];
  const limitsDomain = await domainOf("Tallystick Limits", limits);
  const allow = async (people: People, principal: number, counterparty: number, kind: keyof typeof LIMIT_KINDS) => {
    const setting = {
      principal,
      counterparty,
      kind: LIMIT_KINDS[kind],
      cap: CAP,
      group: 0,
      version: 1,
      deadline: DEADLINE,
    };
    await done(
      limits
        .connect(system.relayer)
        .setLimit(setting, await approve(people, limitsDomain, LIMIT_SETTING_TYPES, setting)),
    );
  };
  await allow(obligor, OBLIGOR, OBLIGOR, "UNDERTAKING");
  await allow(bank, BANK, OBLIGOR, "OBLIGOR_RISK");

  const open = async (currency: string, name: string) => {
    await done(cashFactory.connect(bankMaker).open(currency, name, name));
    const opened = cashContract(client, await cashFactory.cashOf(BANK, currency));
    const cashDomain = await domainOf(name, opened);
    for (const to of [bankMaker.address, obligorMaker.address, system.maker.address, next.address]) {
      const issue = { to, amount: 10n ** 12n, ref: bytes(`${name} of ${to}`, 32), deadline: DEADLINE };
      const approval = await approve(bank, cashDomain, CASH_ISSUE_TYPES, issue);
      await done(opened.connect(system.relayer).issue(issue, approval));
    }
    return opened;
  };
  const cash = await open("0x434e59", "Yuan");
  const otherCash = await open("0x555344", "Dollar");
  return {
    calendars,
    cashFactory,
    limits,
    settlement,
    instruments,
    receivables,
    cash,
    otherCash,
    obligor,
    bank,
    next,
    fifty,
    domainOf,
  };
}

/** The signatures of two people over one message. */
export async function approve(
  people: People,
  domain: TypedDataDomain,
  types: Record<string, TypedDataField[]>,
  message: Record<string, unknown>,
): Promise<{ maker: string; checker: string }> {
  return {
    maker: await people.maker.signTypedData(domain, types, message),
    checker: await people.checker.signTypedData(domain, types, message),
  };
}
