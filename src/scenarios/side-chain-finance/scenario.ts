import { mkdirSync, rmSync } from "node:fs";
import type { Client } from "../../sdk/core/client.ts";
import { connect } from "../../sdk/core/connect.ts";
import type { Outcome, Scenario, Stage } from "../shared/scenario.ts";
import { publishCalendar } from "../supply-chain-finance/banking-days.ts";
import { setFirstLimit } from "../supply-chain-finance/limits.ts";
import { openMoney, payIn } from "../supply-chain-finance/money.ts";
import { yuan } from "../shared/yuan.ts";
import { votersOf } from "../shared/voters.ts";
import { startRegistrar } from "../supply-chain-finance/registrar.ts";
import type { Desk } from "../supply-chain-finance/undertaking.ts";
import { enrolOnMain, enrolOnSide, type MainParties } from "./parties.ts";
import { playFinancing } from "./play-financing.ts";
import { playWithdrawal } from "./play-withdrawal.ts";
import { publishRecord } from "./record.ts";
import { shareRecord } from "./share-record.ts";
import { keepTime, trustSideChain } from "./trust.ts";

const ACCOUNT_OF_RELAYER = 37;
/** Of two deliveries: one is financed, the other comes too late. */
const DELIVERIES = [
  { invoice: "LF-2044/1", amount: 480_000_00n },
  { invoice: "LF-2044/2", amount: 260_000_00n },
] as const;
const PAID_IN = 1_000_000_00n;

/** A bank finances what another chain proves, and nothing once it does not. */
export const sideChainFinance: Scenario = {
  name: "side-chain-finance",
  title: "Side-chain finance: a bank pays on facts that another chain proves, until consent is withdrawn",
  async play(stage: Stage): Promise<Outcome> {
    rmSync(stage.folder, { recursive: true, force: true });
    mkdirSync(stage.folder, { recursive: true });
    const founder = await connect({ signer: stage.account(1), deployment: stage.deployment });
    const side = await stage.openSideChain();
    await keepTime(founder, side);
    const sharing = await enrolOnSide(side, stage);
    const record = await publishRecord(side, sharing, DELIVERIES);
    const { shown, agreed } = await shareRecord(stage, side, sharing, record);

    const parties = await enrolOnMain(stage);
    const voters = await votersOf(stage);
    const lightClient = await trustSideChain(stage, side, voters);
    const desk = await openDesk(stage, parties, founder);
    const relayer = {
      client: await connect({ signer: stage.account(ACCOUNT_OF_RELAYER), deployment: stage.deployment }),
      lightClient,
    };
    const play = { desk, side, sharing, parties, relayer, agreed, shown };

    const financed = await playFinancing(play, DELIVERIES[0]);
    const withdrawn = await playWithdrawal(play, DELIVERIES[1], financed.proofs);
    const faults = [...financed.faults, ...withdrawn.faults];
    const missed = faults.filter(({ reported }) => reported === undefined);
    const { agreement, statement } = financed.proofs;
    return {
      ok: missed.length === 0 && financed.paid && withdrawn.word === "Revoked",
      facts: {
        "side chain": `chain ${side.deployment.chainId}, ${financed.relayed.seals} seals of ${side.validators.length} generated validators count`,
        "headers relayed": [...financed.heights, withdrawn.number].join(", "),
        "gas of a header": Number(financed.relayed.gas),
        "agreement proved": `${agreement.word}: ${agreement.nodes} nodes, ${agreement.bytes} bytes, ${agreement.receipt.gasUsed} gas`,
        "statement proved": `${statement.word}: ${statement.nodes} nodes, ${statement.bytes} bytes, ${statement.receipt.gasUsed} gas`,
        financed: `${yuan(financed.price)} for ${yuan(DELIVERIES[0].amount)}, with both conditions in ${financed.gas} gas`,
        "after the withdrawal": `${withdrawn.word} at height ${withdrawn.number}, nothing is financed`,
        refused: `${faults.length - missed.length} of ${faults.length}`,
        "not reported": missed.map(({ what }) => what).join(", ") || "nothing",
      },
    };
  },
};

/** Days, money, limits and a registrar: what every receivable on the main chain takes. */
async function openDesk(stage: Stage, { steel, north }: MainParties, founder: Client): Promise<Desk> {
  const days = await publishCalendar(stage);
  const money = await openMoney(north);
  await payIn(money, north, PAID_IN);
  await setFirstLimit(stage, steel, { counterparty: steel, kind: "UNDERTAKING", cap: PAID_IN });
  await setFirstLimit(stage, north, { counterparty: steel, kind: "OBLIGOR_RISK", cap: PAID_IN });
  return { stage, days, money, registrar: await startRegistrar(stage, founder) };
}
