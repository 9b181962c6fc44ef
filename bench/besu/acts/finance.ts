import { hexlify, randomBytes, type TypedDataField, ZeroHash } from "ethers";
import { deployedContract } from "../../../src/sdk/core/deployment.ts";
import { instrumentsContract } from "../../../src/sdk/ledger/contracts.ts";
import { receivablesContract } from "../../../src/sdk/receivables/contracts.ts";
import { CONFIRMATION_TYPES } from "../../../src/sdk/receivables/model/undertaking.ts";
import {
  cashContract,
  cashFactoryContract,
  limitsContract,
  settlementContract,
} from "../../../src/sdk/settlement/contracts.ts";
import { CASH_ISSUE_TYPES } from "../../../src/sdk/settlement/model/cash-issue.ts";
import { CONSENT_TYPES } from "../../../src/sdk/settlement/model/consent.ts";
import { LIMIT_KINDS } from "../../../src/sdk/settlement/model/limit-kind.ts";
import { LIMIT_SETTING_TYPES } from "../../../src/sdk/settlement/model/limit-setting.ts";
import { type Act, gasFor, spread } from "../act.ts";
import { CALENDAR } from "../calendar.ts";
import { deliver, type Lane, type Prepared } from "../lane.ts";
import type { Stage } from "../stage.ts";

const [SELLER, OBLIGOR, BANK] = [1, 2, 3];
const DAY = 86_400;
const FACE = 10n ** 12n;
/** What each sender has of the receivable. */
const SHARE = 10n ** 9n;
const PART = 0x71n;
const PRICE = 0x70n;
const SET_UP_GAS = 4_000_000n;
const NO_DATA = "0x";
const YUAN = "0x434e59";

const word = () => hexlify(randomBytes(32));

/** A confirmed receivable of which many have a part: passed on, and sold against the bank's money. */
export async function financeActs(stage: Stage): Promise<[split: Act, settlement: Act]> {
  const { chain, client, members, relayers, carrier, carrierChecker, bank, bankChecker, domainOf, now } = stage;
  const [cashFactory, limits, settlement, instruments, receivables] = [
    cashFactoryContract(client),
    limitsContract(client),
    settlementContract(client),
    instrumentsContract(client),
    receivablesContract(client),
  ];
  const [cashFactoryAt, limitsAt, settlementAt, instrumentsAt, receivablesAt] = (await Promise.all(
    [cashFactory, limits, settlement, instruments, receivables].map((contract) => contract.getAddress()),
  )) as [string, string, string, string, string];
  const [seller, ...others] = members as [Lane, ...Lane[]];
  const [relayer] = relayers as [Lane];
  const deadline = (await now()) + DAY;
  const send = (lane: Lane, to: string, data: string) =>
    deliver(chain, [lane.sign({ to, data, gasLimit: SET_UP_GAS })]);
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
    const cap = 10n ** 15n;
    const setting = { principal, counterparty: OBLIGOR, kind: LIMIT_KINDS[kind], cap, group: 0, version: 1, deadline };
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
  const from = deployedContract(client.deployment, "Instruments", "ledger").block;
  const [event] = await instruments.queryFilter(instruments.filters.InstrumentIssued(), from);
  const id = event?.args.id as bigint;
  const accounts = others.map(({ wallet }) => wallet.address);
  const shares = accounts.map(() => SHARE);
  await deliver(chain, [
    seller.sign({
      to: instrumentsAt,
      data: instruments.interface.encodeFunctionData("passToMany", [id, accounts, shares, ZeroHash]),
      gasLimit: 5_000_000n,
    }),
  ]);

  const gas: { split?: bigint; settlement?: bigint } = {};
  /** Each party's last. */
  const nonces = new Map<string, bigint>();
  const pass = ({ wallet: { address } }: Lane) =>
    instruments.interface.encodeFunctionData("safeTransferFrom", [address, carrier.wallet.address, id, PART, NO_DATA]);
  const settle = async (from: Lane): Promise<string> => {
    const parties = [from, bank];
    const [sellerAt, buyerAt] = parties.map(({ wallet }) => wallet.address) as [string, string];
    const deal = {
      legs: [
        { asset: instrumentsAt, id, from: sellerAt, to: buyerAt, amount: PART },
        { asset: cashAt, id: 0n, from: buyerAt, to: sellerAt, amount: PRICE },
      ],
      ref: word(),
      recourse: false,
      deadline,
    };
    const domain = domainOf("Tallystick Settlement", settlementAt);
    const consents = await Promise.all(
      parties.map(async ({ wallet }) => {
        const nonce = (nonces.get(wallet.address) ?? 0n) + 1n;
        nonces.set(wallet.address, nonce);
        const signature = await wallet.signTypedData(domain, CONSENT_TYPES, { deal, nonce });
        return { party: wallet.address, nonce, signature, checker: NO_DATA };
      }),
    );
    return settlement.interface.encodeFunctionData("settle", [deal, consents]);
  };
  return [
    {
      name: "split",
      item: "parts of a receivable",
      itemsEach: 1,
      async prepare(count) {
        const from = (others[0] as Lane).wallet.address;
        await deliver(chain, gas.split === undefined ? [passFirst()] : []);
        gas.split ??= await gasFor(chain, { from, to: instrumentsAt, data: pass(others[0] as Lane) });
        const gasLimit = gas.split;
        return spread(others, count, (lane) => lane.sign({ to: instrumentsAt, data: pass(lane), gasLimit }));
      },
    },
    {
      name: "settlement",
      item: "deals",
      itemsEach: 1,
      async prepare(count) {
        if (gas.settlement === undefined) await deliver(chain, await sellFirst());
        const prepared: Prepared[] = [];
        for (let n = 0; n < count; n++) {
          const lane = relayers[n % relayers.length] as Lane;
          const data = await settle(others[n % others.length] as Lane);
          gas.settlement ??= await gasFor(chain, { from: lane.wallet.address, to: settlementAt, data });
          prepared.push(lane.sign({ to: settlementAt, data, gasLimit: gas.settlement }));
        }
        return prepared;
      },
    },
  ];

  /** What a first part opens for who gets it is opened. */
  function passFirst(): Prepared {
    return seller.sign({ to: instrumentsAt, data: pass(seller), gasLimit: SET_UP_GAS });
  }

  /** What a first sale opens for who sells is opened. */
  async function sellFirst(): Promise<Prepared[]> {
    const calls = await Promise.all(others.map(settle));
    return calls.map((data) => relayer.sign({ to: settlementAt, data, gasLimit: SET_UP_GAS }));
  }
}
