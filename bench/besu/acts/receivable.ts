/** A confirmed receivable of which many senders have a part, and a bank with money to buy it. */
import { hexlify, randomBytes, type TypedDataField, ZeroHash } from "ethers";
import { deployedContract } from "../../../src/sdk/core/deployment.ts";
import { instrumentsContract } from "../../../src/sdk/ledger/contracts.ts";
import { receivablesContract } from "../../../src/sdk/receivables/contracts.ts";
import { CONFIRMATION_TYPES } from "../../../src/sdk/receivables/model/undertaking.ts";
import { cashContract, cashFactoryContract, limitsContract } from "../../../src/sdk/settlement/contracts.ts";
import { CASH_ISSUE_TYPES } from "../../../src/sdk/settlement/model/cash-issue.ts";
import { LIMIT_KINDS } from "../../../src/sdk/settlement/model/limit-kind.ts";
import { LIMIT_SETTING_TYPES } from "../../../src/sdk/settlement/model/limit-setting.ts";
import { CALENDAR } from "../calendar.ts";
import { deliver, type Lane } from "../lane.ts";
import type { Stage } from "../stage.ts";

export interface SharedReceivable {
  readonly instruments: ReturnType<typeof instrumentsContract>;
  readonly instrumentsAt: string;
  readonly id: bigint;
  readonly cashAt: string;
  /** Each has a part of it. */
  readonly holders: readonly [Lane, ...Lane[]];
  readonly deadline: number;
}

/** Gas of a transaction that opens something. */
export const OPENING_GAS = 5_000_000n;

const [SELLER, OBLIGOR, BANK] = [1, 2, 3];
const DAY = 86_400;
const FACE = 10n ** 12n;
/** What each holder has of it, of which the acts take little. */
const SHARE = 10n ** 9n;
const CAP = 10n ** 15n;
const YUAN = "0x434e59";

const word = () => hexlify(randomBytes(32));

export async function shareReceivable(stage: Stage): Promise<SharedReceivable> {
  const { chain, client, members, relayers, carrier, carrierChecker, bank, bankChecker, domainOf, now } = stage;
  const [cashFactory, limits, instruments, receivables] = [
    cashFactoryContract(client),
    limitsContract(client),
    instrumentsContract(client),
    receivablesContract(client),
  ];
  const [cashFactoryAt, limitsAt, instrumentsAt, receivablesAt] = (await Promise.all(
    [cashFactory, limits, instruments, receivables].map((contract) => contract.getAddress()),
  )) as [string, string, string, string];
  const [seller, ...others] = members as [Lane, Lane, ...Lane[]];
  const holders = others as [Lane, ...Lane[]];
  const [relayer] = relayers as [Lane];
  const deadline = (await now()) + DAY;
  const send = (lane: Lane, to: string, data: string) =>
    deliver(chain, [lane.sign({ to, data, gasLimit: OPENING_GAS })]);
  const approve = async (
    [maker, checker]: readonly [Lane, Lane],
    [name, contract]: readonly [string, string],
    types: Record<string, TypedDataField[]>,
    message: Record<string, unknown>,
  ) => {
    const sign = ({ wallet }: Lane) => wallet.signTypedData(domainOf(name, contract), types, message);
    return { maker: await sign(maker), checker: await sign(checker) };
  };
  const [obligors, bankers] = [[carrier, carrierChecker] as const, [bank, bankChecker] as const];

  const allow = async (people: readonly [Lane, Lane], principal: number, kind: keyof typeof LIMIT_KINDS) => {
    const about = { principal, counterparty: OBLIGOR, kind: LIMIT_KINDS[kind] };
    const setting = { ...about, cap: CAP, group: 0, version: 1, deadline };
    const approval = await approve(people, ["Tallystick Limits", limitsAt], LIMIT_SETTING_TYPES, setting);
    await send(relayer, limitsAt, limits.interface.encodeFunctionData("setLimit", [setting, approval]));
  };
  await allow(obligors, OBLIGOR, "UNDERTAKING");
  await allow(bankers, BANK, "OBLIGOR_RISK");

  await send(bank, cashFactoryAt, cashFactory.interface.encodeFunctionData("open", [YUAN, "Yuan", "Yuan"]));
  const cash = cashContract(client, await cashFactory.cashOf(BANK, YUAN));
  const cashAt = await cash.getAddress();
  const issue = { to: bank.wallet.address, amount: FACE, ref: word(), deadline };
  const issued = await approve(bankers, ["Yuan", cashAt], CASH_ISSUE_TYPES, issue);
  await send(relayer, cashAt, cash.interface.encodeFunctionData("issue", [issue, issued]));

  const terms = {
    creditor: SELLER,
    holder: seller.wallet.address,
    obligor: OBLIGOR,
    guarantor: 0,
    face: FACE,
    cash: cashAt,
    calendar: CALENDAR,
    dueDay: Math.floor(deadline / DAY) + 90,
    graceDays: 3,
    lateRate: 0x0171,
    documents: word(),
    keys: [word()],
    salt: word(),
  };
  await send(seller, receivablesAt, receivables.interface.encodeFunctionData("register", [[terms], [[word()]]]));
  const message = { receivables: [terms], deadline };
  const confirmed = await approve(obligors, ["Tallystick Receivables", receivablesAt], CONFIRMATION_TYPES, message);
  const confirm = receivables.interface.encodeFunctionData("confirm", [[terms], deadline, confirmed]);
  await send(relayer, receivablesAt, confirm);

  const { block } = deployedContract(client.deployment, "Instruments", "ledger");
  const [event] = await instruments.queryFilter(instruments.filters.InstrumentIssued(), block);
  const id = event?.args.id as bigint;
  const accounts = holders.map(({ wallet }) => wallet.address);
  const shares = accounts.map(() => SHARE);
  const share = instruments.interface.encodeFunctionData("passToMany", [id, accounts, shares, ZeroHash]);
  await send(seller, instrumentsAt, share);
  return { instruments, instrumentsAt, id, cashAt, holders, deadline };
}
