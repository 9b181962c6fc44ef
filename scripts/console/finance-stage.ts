/** A second chain, for what moves the clock by months: a pledged receivable, computations over data, a letter of credit, each as it is on a chain. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closers } from "../../src/lib/closers.ts";
import { dataSharing } from "../../src/scenarios/data-sharing/scenario.ts";
import { lettersOfCredit } from "../../src/scenarios/letters-of-credit/scenario.ts";
import type { Stage } from "../../src/scenarios/shared/scenario.ts";
import { playToPledge } from "../../src/scenarios/supply-chain-finance/scenario.ts";
import type { Client } from "../../src/sdk/core/client.ts";
import { connect } from "../../src/sdk/core/connect.ts";
import { openChain } from "../start/open-chain.ts";
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
/** Of load that is shared. */
const DAYS = 2;

export interface FinanceStage {
  readonly origin: string;
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
    for (const scenario of [dataSharing, lettersOfCredit]) {
      const { ok, facts } = await scenario.play(stageOf(scenario.name));
      if (!ok) throw new Error(`${scenario.title}: ${JSON.stringify(facts)}`);
      say(`played ${scenario.name}`);
    }
    const members = new Map<string, Client>(chain.members);
    for (const [name, account] of Object.entries(PARTIES)) {
      members.set(name, await connect({ signer: chain.account(account), deployment: chain.deployment }));
    }
    const client = await connect({ signer: chain.account(1), deployment: chain.deployment });
    const common = { folder, client, deployment: file, node: chain.url, store: join(home, "rows.db"), started };
    const opened = await openConsole({ ...common, identities: await identitiesOf(members) });
    await opened.caughtUp();
    return { origin: opened.url, close: () => started.close() };
  } catch (error) {
    return started.giveUp(error);
  }
}
