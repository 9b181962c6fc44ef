import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Wallet } from "ethers";
import { systemClock } from "../../lib/clock.ts";
import { silentLogger } from "../../lib/logger.ts";
import { type OpenedRelay, type OpenRelayParameters, openRelay } from "../../relay/open-relay.ts";
import { connect } from "../../sdk/core/connect.ts";
import { sqliteStore } from "../../sdk/core/send/sqlite-store.ts";
import { type SideSystem, sideSystem } from "./system.ts";

export interface TestRelay extends OpenedRelay {
  /** File of its requests and of what it sent. */
  readonly file: string;
  /** Resolves after a look at the other chain that began later than this call, and a round that began later than that look ended. */
  looked(): Promise<void>;
  /** Resolves once this is so; looked at whenever the relayer has done something. */
  until(isSo: () => boolean | Promise<boolean>): Promise<void>;
}

export interface RelayOnParameters extends Partial<OpenRelayParameters> {
  /** Of a life before. */
  readonly file?: string;
  readonly side?: Partial<OpenRelayParameters["config"]["side"]>;
  readonly renewAt?: number;
  readonly mostWaiting?: number;
  readonly mostSettled?: number;
}

/** Two chains and the relayers of one test. */
export interface RelayBench {
  readonly system: SideSystem;
  /** Opens a relayer, and waits until it has looked. */
  open(parameters?: RelayOnParameters): Promise<TestRelay>;
  /** How many transactions a relayer sent that were mined. */
  sentBy(relay: TestRelay): Promise<number>;
  close(): Promise<void>;
}

export async function relayBench(given: Parameters<typeof sideSystem>[0] = {}): Promise<RelayBench> {
  const system = await sideSystem(given);
  const opened: TestRelay[] = [];
  return {
    system,
    async open(parameters = {}) {
      const relay = await relayOn(system, parameters);
      opened.push(relay);
      await relay.looked();
      return relay;
    },
    sentBy: ({ account }) => system.main.ethers.provider.getTransactionCount(account),
    async close() {
      for (const relay of opened) await relay.close();
      removeRelayFiles();
    },
  };
}

const folders: string[] = [];

/** Removes the files of all relayers; they have to be closed. */
export function removeRelayFiles(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A relayer on two chains in this process, with an account of its own that has what transactions cost. */
export async function relayOn(system: SideSystem, parameters: RelayOnParameters = {}): Promise<TestRelay> {
  const { main, node, lightClient } = system;
  const { provider } = main.ethers;
  const { file = newFile(), side, renewAt, mostWaiting, mostSettled, ...given } = parameters;
  const signer = given.signer ?? Wallet.createRandom();
  await provider.send("hardhat_setBalance", [signer.address, `0x${(10n ** 24n).toString(16)}`]);
  const watchers: (() => void)[] = [];
  const nextSleep = () => new Promise<void>((resolve) => watchers.push(resolve));
  const clock = given.clock ?? systemClock;
  const watching: typeof clock = {
    now: clock.now,
    sleep(ms, signal) {
      for (const watcher of watchers.splice(0)) watcher();
      return clock.sleep(ms, signal);
    },
  };
  const config = {
    lightClient,
    side: { nodes: [], pollInterval: 10, ...side },
    api: { port: 0 },
    store: file,
    ...(renewAt !== undefined && { renewAt }),
    ...(mostWaiting !== undefined && { mostWaiting }),
    ...(mostSettled !== undefined && { mostSettled }),
  };
  const relay = await openRelay({
    config,
    client: await connect({ provider, deployment: main.deployment }),
    store: given.store ?? sqliteStore(file),
    nodes: [node],
    log: silentLogger,
    ...given,
    signer: new Wallet(signer.privateKey),
    clock: watching,
  });
  return {
    ...relay,
    file,
    async looked() {
      for (const what of ["looks", "rounds"] as const) {
        // The one that is next to end may be under way.
        const from = relay.state()[what];
        while (relay.state()[what] < from + 2) await nextSleep();
      }
    },
    async until(isSo) {
      while (!(await isSo())) await nextSleep();
    },
  };
}

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "relay-"));
  folders.push(folder);
  return join(folder, "relay.sqlite");
}
