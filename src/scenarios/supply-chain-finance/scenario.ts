import { mkdirSync, rmSync } from "node:fs";
import { connect } from "../../sdk/core/connect.ts";
import type { Outcome, Scenario, Stage } from "../shared/scenario.ts";
import { publishCalendar } from "./banking-days.ts";
import { conclude } from "./conclude.ts";
import { offerAgain, offerPaid } from "./frauds.ts";
import { playDefault, sellWithRecourse } from "./late-payer.ts";
import { setFirstLimit } from "./limits.ts";
import { yuan } from "../shared/yuan.ts";
import { openMoney, payIn } from "./money.ts";
import { enrolParties } from "./parties.ts";
import { payAndRedeem } from "./payday.ts";
import { startRegistrar } from "./registrar.ts";
import { FACE, pledgeForLoan, sellToBest, splitAndPassOn } from "./trades.ts";
import { confirm, type Delivery, type Desk, register } from "./undertaking.ts";

/** Receivables: a confirmed invoice becomes money for three tiers of suppliers; a fraud and a default on the way. */
export const supplyChainFinance: Scenario = {
  name: "supply-chain-finance",
  title: "Supply chain finance: one confirmed invoice, money for three tiers of suppliers",
  movesClock: true,
  async play(stage: Stage): Promise<Outcome> {
    const { desk, parties, delivery, registered, id, quote, paidIn } = await playToPledge(stage);
    const frauds = await offerAgain(desk, delivery, parties.north);
    const lateSale = await sellWithRecourse(desk, parties);

    const payday = await payAndRedeem(desk, parties, id, registered.id);
    const again = await offerPaid(desk, delivery, parties.north);
    const ended = await playDefault(desk, parties, lateSale);
    const issued = [...paidIn.values()].reduce((sum, amount) => sum + amount, 0n);
    return conclude(desk, parties, { registered, quote, payday, ended, issued, frauds: [...frauds, again] });
  },
};

/** As far as one of the suppliers has a loan against a pledge. */
export async function playToPledge(stage: Stage) {
  rmSync(stage.folder, { recursive: true, force: true });
  mkdirSync(stage.folder, { recursive: true });
  const parties = await enrolParties(stage);
  const { steel, cranes, north, harbour, forge } = parties;
  const founder = await connect({ signer: stage.account(1), deployment: stage.deployment });
  const days = await publishCalendar(stage);
  const money = await openMoney(north);
  const paidIn = new Map([
    [steel, 1_200_000_00n],
    [cranes, 310_000_00n],
    [harbour, 400_000_00n],
    [north, 500_000_00n],
    [forge, 5_000_00n],
  ]);
  for (const [party, amount] of paidIn) await payIn(money, party, amount);
  await setFirstLimit(stage, steel, { counterparty: steel, kind: "UNDERTAKING", cap: 2_000_000_00n });
  await setFirstLimit(stage, cranes, { counterparty: cranes, kind: "UNDERTAKING", cap: 400_000_00n });
  await setFirstLimit(stage, harbour, { counterparty: steel, kind: "OBLIGOR_RISK", cap: 500_000_00n });
  await setFirstLimit(stage, north, { counterparty: cranes, kind: "OBLIGOR_RISK", cap: 500_000_00n });
  await setFirstLimit(stage, north, { counterparty: forge, kind: "SELLER_RISK", cap: 300_000_00n });
  const desk: Desk = { stage, days, money, registrar: await startRegistrar(stage, founder) };

  const delivery: Delivery = { number: "LF-2031/87", amount: FACE, seller: forge, buyer: steel };
  const registered = await register(desk, delivery);
  const id = await confirm(desk, steel, registered);
  stage.say(`Lake Forge registers invoice ${delivery.number}; two people of Steel Works confirm ${yuan(FACE)}`);
  await splitAndPassOn(desk, parties, id);
  const quote = await sellToBest(desk, parties, registered.id);
  await pledgeForLoan(desk, parties, id);
  return { desk, parties, delivery, registered, id, quote, paidIn };
}
