/** A second chain, for what moves the clock by months: a pledged receivable, computations over data, a letter of credit, a bill, a facility, a treaty, claims on the board, each as it is on a chain. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closers } from "../../src/lib/closers.ts";
import { billsOfExchange } from "../../src/scenarios/bills-of-exchange/scenario.ts";
import { claimsBoard } from "../../src/scenarios/claims-board/scenario.ts";
import { dataSharing } from "../../src/scenarios/data-sharing/scenario.ts";
import { entrustedPayment } from "../../src/scenarios/entrusted-payment/scenario.ts";
import { lettersOfCredit } from "../../src/scenarios/letters-of-credit/scenario.ts";
import { reinsuranceTreaties } from "../../src/scenarios/reinsurance-treaties/scenario.ts";
import type { Scenario, Stage } from "../../src/scenarios/shared/scenario.ts";
import { playToPledge } from "../../src/scenarios/supply-chain-finance/scenario.ts";
import type { Client } from "../../src/sdk/core/client.ts";
import { connect } from "../../src/sdk/core/connect.ts";
import { openChain } from "../start/open-chain.ts";
import { agreeAnew } from "./agree-anew.ts";
import { playBoard } from "./board-stage.ts";
import { identitiesOf } from "./identities-of.ts";
import { openConsole } from "./open-console.ts";

/** Organisations that one plays besides those of every chain, by name: account of the embedded chain. */
const PARTIES = {
  "Ridge Castings": 18,
  "Grid Company": 30,
  "Orient Imports": 42,
  "East Bank": 43,
  "Mountain Tools": 46,
} as const;
const BILL_PARTIES = {
  "Loom Mills": 32,
  "Lock Bank": 33,
  "Dye Works": 34,
  "Salt Works": 35,
  "Canal Bank": 36,
} as const;
const FUND_PARTIES = { "Granary Bank": 25, "Wheel Works": 26, "Lathe Makers": 27 } as const;
const TREATY_PARTIES = { "River Insurance": 14, "First Re": 15, "Second Re": 16 } as const;
const BOARD_PARTIES = {
  "Forfaiting Association": 68,
  "Valley Machines": 71,
  "Bridge Bank": 77,
  "Ferry Bank": 78,
  "Cape Bank": 79,
} as const;
/** Of load that is shared. */
const DAYS = 2;

export interface FinanceStage {
  readonly origin: string;
  /** Has something be agreed about data that is in force: what the scenarios agreed on has expired. */
  agree(): Promise<void>;
  close(): Promise<void>;
}

/** Plays, and serves the console that was built into `folder` over it. */
export async function openFinanceStage(folder: string, say: (line: string) => void): Promise<FinanceStage> {
  const started = closers({ onFailure: (what, error) => say(`${what} could not be ended: ${String(error)}`) });
  const home = mkdtempSync(join(tmpdir(), "tally-finance-"));
  started.add("the folder", async () => rmSync(home, { recursive: true, force: true }));
  try {
    const file = join(home, "deployment.json");
    const chain = await openChain({ port: 0, file, started, say });
    const connected = async (parties: Readonly<Record<string, number>>) => {
      const named = Object.entries(parties).map(async ([name, account]) => {
        return [name, await connect({ signer: chain.account(account), deployment: chain.deployment })] as const;
      });
      return new Map<string, Client>([...chain.members, ...(await Promise.all(named))]);
    };
    const stageOf = (name: string, members: ReadonlyMap<string, Client> = chain.members): Stage => {
      const played = join(home, name);
      mkdirSync(played);
      return {
        ...chain,
        members,
        folder: played,
        days: DAYS,
        keep: (end) => started.add(name, end),
        openSideChain: () => Promise.reject(new Error("there is no other chain here")),
        say: () => undefined,
      };
    };
    await playToPledge(stageOf("supply-chain-finance"));
    say("played supply-chain-finance, as far as the pledge");
    const play = async (scenario: Scenario, stage: Stage) => {
      const { ok, facts } = await scenario.play(stage);
      if (!ok) throw new Error(`${scenario.title}: ${JSON.stringify(facts)}`);
      say(`played ${scenario.name}`);
    };
    for (const scenario of [dataSharing, lettersOfCredit]) await play(scenario, stageOf(scenario.name));
    // By now so many were admitted that the first ones alone are no majority.
    await play(billsOfExchange, stageOf(billsOfExchange.name, await connected(PARTIES)));
    const voters = await connected({ ...PARTIES, ...BILL_PARTIES });
    await play(entrustedPayment, stageOf(entrustedPayment.name, voters));
    const borrowed = { ...PARTIES, ...BILL_PARTIES, ...FUND_PARTIES };
    await play(reinsuranceTreaties, stageOf(reinsuranceTreaties.name, await connected(borrowed)));
    const reinsured = { ...borrowed, ...TREATY_PARTIES };
    const traders = stageOf(claimsBoard.name, await connected(reinsured));
    await play(claimsBoard, traders);
    await playBoard(traders);
    say("played asks in each stage");
    const members = await connected({ ...reinsured, ...BOARD_PARTIES });
    const client = await connect({ signer: chain.account(1), deployment: chain.deployment });
    const common = { folder, client, deployment: file, node: chain.url, store: join(home, "rows.db"), started };
    const opened = await openConsole({ ...common, identities: await identitiesOf(members) });
    await opened.caughtUp();
    const agree = async () => {
      await agreeAnew(chain);
      await opened.caughtUp();
    };
    return { origin: opened.url, agree, close: () => started.close() };
  } catch (error) {
    return started.giveUp(error);
  }
}
