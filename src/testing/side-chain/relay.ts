import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Wallet } from "ethers";
import { systemClock } from "../../lib/clock.ts";
import { silentLogger } from "../../lib/logger.ts";
import { type OpenedRelay, type OpenRelayParameters, openRelay } from "../../relay/open-relay.ts";
import { connect } from "../../sdk/core/connect.ts";
import { sqliteStore } from "../../sdk/core/send/sqlite-store.ts";
import type { SideSystem } from "./system.ts";

export interface TestRelay extends OpenedRelay {
  /** File of its requests and of what it sent. */
  readonly file: string;
  /** Resolves after a round that began later than this call. */
  looked(): Promise<void>;
}

export interface RelayOnParameters extends Partial<OpenRelayParameters> {
  /** Of a life before. */
  readonly file?: string;
  readonly side?: Partial<OpenRelayParameters["config"]["side"]>;
  readonly renewAt?: number;
  readonly mostWaiting?: number;
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
  const { file = newFile(), side, renewAt, mostWaiting, ...given } = parameters;
  const signer = given.signer ?? Wallet.createRandom();
  await provider.send("hardhat_setBalance", [signer.address, `0x${(10n ** 24n).toString(16)}`]);
  let rounds = 0;
  const watchers: (() => void)[] = [];
  const clock = given.clock ?? systemClock;
  const watching: typeof clock = {
    now: clock.now,
    sleep(ms, signal) {
      rounds++;
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
  };
  const relay = await openRelay({
    config,
    client: await connect({ provider, deployment: main.deployment }),
    store: sqliteStore(file),
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
      // The sleep that is next may be of a round that is under way.
      for (const from = rounds; rounds < from + 2; ) await new Promise<void>((resolve) => watchers.push(resolve));
    },
  };
}

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "relay-"));
  folders.push(folder);
  return join(folder, "relay.sqlite");
}
