/** A cedent, three reinsurers and an arbiter, with money, limits and a calendar, on a chain of Hardhat's. */
import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import { id, type Signer } from "ethers";
import type { FullClient } from "../sdk/all.ts";
import type { Deployment } from "../sdk/core/deployment.ts";
import type { DualApproval } from "../sdk/members/model/dual-approval.ts";
import { signCashIssue } from "../sdk/settlement/model/cash-issue.ts";
import { signLimitSetting } from "../sdk/settlement/model/limit-setting.ts";
import type { NotifyLossReturnType } from "../sdk/treaties/actions/notify-loss.ts";
import { treatiesContract } from "../sdk/treaties/contracts.ts";
import { completeLoss, type LossDraft, type LossNotice } from "../sdk/treaties/model/loss-notice.ts";
import { signTreatyAct, type TreatyAct, type TreatyActName } from "../sdk/treaties/model/signatures.ts";
import { completeTreaty, type TreatyDraft, type TreatyTerms, treatyId } from "../sdk/treaties/model/treaty-terms.ts";
import { type CaseParty, openCase } from "./case-parties.ts";
import { both, permitCase, plainYears, publishCalendar } from "./case-steps.ts";

type Signed = { readonly deadline: number; readonly approval: DualApproval };
type Act<Name extends TreatyActName> = Omit<TreatyAct<Name>, "deadline">;

export interface TreatiesSystem {
  readonly deployment: Deployment;
  /** Of nobody: brings what others signed. */
  readonly relay: FullClient;
  readonly cash: string;
  readonly bank: CaseParty;
  readonly cedent: CaseParty;
  readonly lead: CaseParty;
  readonly second: CaseParty;
  readonly third: CaseParty;
  readonly arbiter: CaseParty;
  now(): Promise<number>;
  pass(seconds: number): Promise<void>;
  /** 300 000 beyond 100 000, reinstated once, and 600 000 beyond 400 000; half of it the lead's; its term begins in ten days and lasts for 180. */
  terms(changes?: Partial<TreatyDraft>): Promise<TreatyTerms>;
  /** What two people of a party sign, and until when. */
  sign<Name extends TreatyActName>(by: CaseParty, name: Name, act: Act<Name>): Promise<Signed>;
  /** Signed by all and bound, what is required of the second line is posted; and its term has begun. */
  inForce(changes?: Partial<TreatyDraft>, posted?: bigint): Promise<string>;
  /** A loss that happened now. */
  notice(treaty: string, amount: bigint, changes?: Partial<LossDraft>): Promise<LossNotice>;
  /** Brings a notice that the cedent signed. */
  notify(notice: LossNotice): Promise<string>;
  /** As `notify`, with the receipt. */
  notifyAndWait(notice: LossNotice): Promise<NotifyLossReturnType>;
  /** Advised, and assessed by the lead at that. */
  assessed(treaty: string, amount: bigint): Promise<LossNotice>;
}

export interface OpenTreatiesParameters {
  readonly ethers: HardhatEthers;
  readonly deployment: Deployment;
  readonly relayer: Signer;
}

const MONEY = 10n ** 15n;
const CALENDAR = "CN-TREATIES";
const DAY = 86_400;
const ROLES = ["BANK", "INSURER"] as const;

/** Has members admitted by the Council's timelock, which acts by itself here. */
export async function openTreaties({ ethers, deployment, relayer }: OpenTreatiesParameters): Promise<TreatiesSystem> {
  const { relay, council, admit } = await openCase({ ethers, deployment, relayer, firstPerson: 5_000_000 });
  const send = (method: string, ...rest: unknown[]) => ethers.provider.send(method, rest);
  const now = async () => (await ethers.provider.getBlock("latest"))?.timestamp ?? 0;
  const spender = String(treatiesContract(relay).target);
  await permitCase(relay, council, spender);
  const { years } = plainYears(Math.floor((await now()) / (365.25 * DAY)) + 1970);
  await publishCalendar(relay, council, { name: CALENDAR, offset: 8 * 3_600, years });

  const bank = await admit("Cash bank", ROLES);
  const [cedent, lead] = [await admit("Cedent", ROLES), await admit("Lead", ROLES)];
  const [second, third, arbiter] = [
    await admit("Second", ROLES),
    await admit("Third", ROLES),
    await admit("Arbiter", ROLES),
  ];
  const { cash } = await bank.client.cash.openCashAndWait({ currency: "CNY", name: "Yuan", symbol: "CNYT" });
  const money = { chainId: deployment.chainId, address: cash, name: "Yuan" };
  for (const party of [cedent, lead, second, third]) {
    const issue = { to: party.maker.address, amount: MONEY, ref: id(party.name), deadline: (await now()) + DAY };
    const approval = await both(bank, (signer) => signCashIssue(signer, money, issue));
    await relay.cash.issueCashAndWait({ cash, issue, approval });
    await party.client.cash.approveCashAndWait({ cash, spender, amount: MONEY });
    if (party === cedent) continue;
    const bounds = { cap: MONEY, version: 1, deadline: (await now()) + DAY };
    const setting = { principal: party.org, counterparty: cedent.org, kind: "REINSURANCE" as const, ...bounds };
    const limit = await both(party, (signer) => signLimitSetting(signer, deployment, setting));
    await relay.limits.setCreditLimitAndWait({ setting, approval: limit });
  }

  let made = 0;
  const on: TreatiesSystem = {
    deployment,
    relay,
    cash,
    bank,
    cedent,
    lead,
    second,
    third,
    arbiter,
    now,
    async pass(seconds) {
      await send("evm_increaseTime", seconds);
      await send("evm_mine");
    },
    async terms(changes = {}) {
      made++;
      const inception = (await now()) + 10 * DAY;
      return completeTreaty({
        cedent: cedent.org,
        cedentAccount: cedent.maker.address,
        arbiter: arbiter.org,
        cash,
        boundBy: inception - DAY,
        inception,
        expiry: inception + 180 * DAY,
        runOffUntil: inception + 270 * DAY,
        windowHours: 72,
        cashCallAt: 10_000n,
        authority: 200_000n,
        calendar: CALENDAR,
        number: id(`treaty ${made}`),
        layers: [
          {
            kind: "ExcessOfLoss",
            limit: 300_000n,
            retention: 100_000n,
            reinstatements: 1,
            reinstatementBps: 10_000,
            premium: 30_000n,
          },
          { kind: "ExcessOfLoss", limit: 600_000n, retention: 400_000n, premium: 12_000n },
        ],
        lines: [
          { org: lead.org, account: lead.maker.address, bps: 5_000 },
          { org: second.org, account: second.maker.address, bps: 3_001, collateral: 50_000n },
          { org: third.org, account: third.maker.address, bps: 1_999 },
        ],
        instalments: [
          { dueBy: inception + 10 * DAY, amount: 20_000n },
          { dueBy: inception + 100 * DAY, amount: 22_000n },
        ],
        ...changes,
      });
    },
    async sign(by, name, act) {
      const deadline = (await now()) + DAY;
      const signed = { ...act, deadline } as never;
      return { deadline, approval: await both(by, (signer) => signTreatyAct(signer, deployment, name, signed)) };
    },
    async inForce(changes = {}, posted = 50_000n) {
      const terms = await on.terms(changes);
      const treaty = treatyId(terms);
      const { treaties } = relay;
      await treaties.quoteTreatyAndWait({ terms, ...(await on.sign(lead, "agree", { treaty })) });
      for (const each of [second, third]) {
        await treaties.writeLineAndWait({ treaty, ...(await on.sign(each, "agree", { treaty })) });
      }
      await second.client.treaties.postCollateralAndWait({ treaty, amount: posted });
      await treaties.bindTreatyAndWait({ treaty, ...(await on.sign(cedent, "agree", { treaty })) });
      await on.pass(terms.inception - (await now()));
      return treaty;
    },
    async notice(treaty, amount, changes = {}) {
      made++;
      const happenedAt = await now();
      return completeLoss({
        treaty,
        number: BigInt(made),
        keys: [id(`policy and loss ${made}`)],
        items: [{ happenedAt, attachedAt: happenedAt - DAY, amount }],
        deadline: happenedAt + DAY,
        ...changes,
      });
    },
    notify: async (notice) => (await on.notifyAndWait(notice)).loss,
    async notifyAndWait(notice) {
      const approval = await both(cedent, (signer) => signTreatyAct(signer, deployment, "notify", notice));
      return relay.treaties.notifyLossAndWait({ notice, approval });
    },
    async assessed(treaty, amount) {
      const notice = await on.notice(treaty, amount);
      const loss = await on.notify(notice);
      const signed = await on.sign(lead, "assess", { loss, amount });
      await relay.treaties.assessLossAndWait({ loss, amount, ...signed });
      return notice;
    },
  };
  return on;
}
