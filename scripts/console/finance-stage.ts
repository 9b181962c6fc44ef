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
import type { Stage } from "../../src/scenarios/shared/scenario.ts";
import { playToPledge } from "../../src/scenarios/supply-chain-finance/scenario.ts";
import { connect } from "../../src/sdk/core/connect.ts";
import { openChain } from "../start/open-chain.ts";
import { agreeAnew } from "./agree-anew.ts";
import { playBoard } from "./board-stage.ts";
import { identitiesOf } from "./identities-of.ts";
import { openConsole } from "./open-console.ts";

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
    const stageOf = (name: string): Stage => {
      const played = join(home, name);
      mkdirSync(played);
      return {
        ...chain,
        folder: played,
        days: DAYS,
        keep: (end) => started.add(name, end),
        openSideChain: () => Promise.reject(new Error("there is no other chain here")),
        say: () => undefined,
      };
    };
    await playToPledge(stageOf("supply-chain-finance"));
    say("played supply-chain-finance, as far as the pledge");
    const traders = stageOf("board");
    const banks = [lettersOfCredit, billsOfExchange, entrustedPayment, reinsuranceTreaties, claimsBoard];
    for (const scenario of [dataSharing, ...banks]) {
      const { ok, facts } = await scenario.play(stageOf(scenario.name));
      if (!ok) throw new Error(`${scenario.title}: ${JSON.stringify(facts)}`);
      say(`played ${scenario.name}`);
    }
    await playBoard(traders);
    say("played asks in each stage");
    const client = await connect({ signer: chain.account(1), deployment: chain.deployment });
    const common = { folder, client, deployment: file, node: chain.url, store: join(home, "rows.db"), started };
    const opened = await openConsole({ ...common, identities: await identitiesOf(chain.members) });
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
