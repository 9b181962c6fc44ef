/** What the console is tried on: a chain on which scenarios were played, an indexer that follows it, and the console, freshly built. */
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DirectorySettings } from "../../src/indexer/serve/directory.ts";
import { type Closers, closers } from "../../src/lib/closers.ts";
import { bankClearing } from "../../src/scenarios/bank-clearing/scenario.ts";
import { evidenceDeposit } from "../../src/scenarios/evidence-deposit/scenario.ts";
import { medicalWaste } from "../../src/scenarios/medical-waste/scenario.ts";
import { riverMonitoring } from "../../src/scenarios/river-monitoring/scenario.ts";
import type { Scenario, Stage } from "../../src/scenarios/shared/scenario.ts";
import { sideChainFinance } from "../../src/scenarios/side-chain-finance/scenario.ts";
import type { Client } from "../../src/sdk/core/client.ts";
import { connect } from "../../src/sdk/core/connect.ts";
import { findOrganisation } from "../../src/sdk/members/model/find-organisation.ts";
import { openIdProvider } from "../../src/testing/openid-provider.ts";
import { openChain } from "../start/open-chain.ts";
import { bridgesOf } from "./bridges-of.ts";
import { identitiesOf } from "./identities-of.ts";
import { leaveOpen } from "./leave-open.ts";
import { openSideChain } from "../start/side-chain/open-side-chain.ts";
import { buildConsole } from "./build-console.ts";
import { proposeHostileTexts } from "./hostile-stage.ts";
import { openConsole } from "./open-console.ts";
import type { PageSize } from "./sizes.ts";

/** What is played, on one chain: what moves its clock has accounts in common with the others, and is left out. */
const PLAYED: readonly Scenario[] = [evidenceDeposit, riverMonitoring, medicalWaste, sideChainFinance, bankClearing];

export interface ConsoleStage {
  /** Where the console and the query API are served. */
  readonly origin: string;
  /** Files that the scenarios wrote, in a folder for each. */
  readonly files: string;
  /** Address of the bridge's API. */
  readonly bridge: string;
  /** Where the console was built. */
  readonly folder: string;
  readonly sizes: readonly PageSize[];
  /** Where people without keys sign in: its user is a nurse of City Hospital. */
  readonly directory: string;
  /** A node of the chain. */
  readonly node: string;
  /** The organisations that play, by name. */
  readonly members: ReadonlyMap<string, Client>;
  /** Serves the same chain under another name of this machine too, and gives the address. @param rpId Domain of the passkeys there. */
  openUnder(host: string, rpId: string): Promise<string>;
  /** Waits until everything that is on the chain now is in the index. */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
}

type Chain = Awaited<ReturnType<typeof openChain>>;

/** Plays one scenario after the other, and gives the address of the bridge that one of them leaves running. */
async function play(chain: Chain, files: string, started: Closers, say: (line: string) => void): Promise<string> {
  let bridge = "";
  for (const scenario of PLAYED) {
    const folder = join(files, scenario.name);
    mkdirSync(folder, { recursive: true });
    const stage: Stage = {
      ...chain,
      folder,
      keep: (end) => started.add(scenario.name, end),
      openSideChain: () => openSideChain({ file: join(folder, "side-chain.json"), started, say: () => undefined }),
      say: () => undefined,
    };
    const { ok, facts } = await scenario.play(stage);
    if (!ok) throw new Error(`${scenario.title}: ${JSON.stringify(facts)}`);
    if (facts.API !== undefined) bridge = String(facts.API);
    say(`played ${scenario.name}`);
  }
  return bridge;
}

/** A provider of OpenID Connect, and what the indexer has to know of it. */
async function openDirectory(members: Chain["members"], started: Closers): Promise<DirectorySettings> {
  const [clientId, clientSecret] = ["console", randomBytes(16).toString("hex")];
  const provider = await openIdProvider(clientId, clientSecret);
  started.add("the directory", () => provider.close());
  provider.subject = "nurse";
  const hospital = members.get("City Hospital");
  if (hospital === undefined) throw new Error("City Hospital is no member");
  const { id } = await findOrganisation(hospital, hospital.sender?.address ?? "");
  return { issuer: provider.issuer, clientId, clientSecret, people: { nurse: id } };
}

/** Builds the console, plays, and serves it beside the query API. */
export async function openStage(say: (line: string) => void): Promise<ConsoleStage> {
  const started = closers({ onFailure: (what, error) => say(`${what} could not be ended: ${String(error)}`) });
  const home = mkdtempSync(join(tmpdir(), "tally-console-"));
  started.add("the folder", async () => rmSync(home, { recursive: true, force: true }));
  try {
    const folder = join(home, "console");
    const sizes = await buildConsole(folder);
    const file = join(home, "deployment.json");
    const chain = await openChain({ port: 0, file, started, say });
    const files = join(home, "played");
    const bridge = await play(chain, files, started, say);
    const client = await connect({ signer: chain.account(1), deployment: chain.deployment });
    // Some of a list's rows are hostile, and on some proposals nobody votes.
    await proposeHostileTexts(client);
    const { url: node, members } = chain;
    await leaveOpen(members);
    const identities = await identitiesOf(members);
    const directory = await openDirectory(members, started);
    const bridges = await bridgesOf(bridge, members);
    const common = { folder, client, deployment: file, node, bridges, identities, directory, started };
    const opened = await openConsole({ ...common, store: join(home, "rows.db") });
    await opened.caughtUp();
    const openUnder = async (host: string, rpId: string) => {
      const { url, caughtUp } = await openConsole({ ...common, host, rpId, store: join(home, `${host}.db`) });
      await caughtUp();
      return url;
    };
    const onStage = { origin: opened.url, folder, files, bridge, sizes, directory: directory.issuer, node, members };
    return { ...onStage, openUnder, caughtUp: opened.caughtUp, close: () => started.close() };
  } catch (error) {
    return started.giveUp(error);
  }
}
