import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../src/lib/package-root.ts";
import type { GivenChain } from "../../src/testing/given-chain.ts";
import { mosquittoBroker, mosquittoProgram, type RunningBroker } from "../../src/testing/mqtt-brokers.ts";
import type { BrokerPart } from "./broker.ts";
import type { ChainPart } from "./chain.ts";
import type { FloorPart } from "./floor.ts";
import type { Destination, LoadPart } from "./load.ts";
import { type Part, startPart } from "./process.ts";
import type { Settings } from "./settings.ts";
import type { SubjectPart } from "./subject.ts";

/** The bridge or the floor, with the loggers that send to it. */
export interface Side<H extends SubjectPart | FloorPart> {
  readonly part: Part<H>;
  readonly load: Part<LoadPart>;
  readonly to: Readonly<Record<Way, Destination | undefined>>;
}

export type Way = "mqtt" | "mqtt-mosquitto" | "http" | "hj212";

export interface Stage {
  readonly bridge: Side<SubjectPart>;
  readonly floor: Side<FloorPart>;
  close(): Promise<void>;
}

const HOUR = 3_600_000;
/** Observations begin so long ago and never catch up with the present; what is older than six hours would be late. */
export const PAST = 5 * HOUR;

const program = (name: string) => new URL(`${name}.ts`, import.meta.url);

export interface StageOptions {
  /** Folder for a CPU profile of the bridge. */
  readonly profile?: string;
  /** The chain that the bridge seals on. @default an embedded one */
  readonly given?: GivenChain;
}

/** Starts every process of the benchmark. */
export async function openStage(settings: Settings, { profile, given }: StageOptions = {}): Promise<Stage> {
  const parts: Part<never>[] = [];
  const start: typeof startPart = (url, options) => {
    const part = startPart(url, options);
    parts.push(part as unknown as Part<never>);
    return part as never;
  };
  // On the disk where the repository is: a folder for temporary files may be memory, and fsync would cost nothing.
  const base = join(packageRoot(), ".tally", "bench");
  mkdirSync(base, { recursive: true });
  const folder = mkdtempSync(join(base, "run-"));
  const mosquitto = mosquittoProgram();
  let second: RunningBroker | undefined;
  const close = async () => {
    for (const part of parts.toReversed()) await part.close().catch(() => undefined);
    await second?.close();
    rmSync(folder, { recursive: true });
  };
  try {
    const chain = await start<ChainPart>(program("chain")).ask.start(settings.stations, given);
    const first = await start<BrokerPart>(program("broker")).ask.start();
    second = mosquitto === undefined ? undefined : await mosquittoBroker(mosquitto);
    const brokers = [
      { url: first, version: "3.1.1" as const },
      ...(second ? [{ url: second.url, version: "5" as const }] : []),
    ];
    const side = async <H extends SubjectPart | FloorPart>(
      part: Part<H>,
      prefix: string,
      listening: { url: string; hj212Port: number },
    ) => {
      const load = start<LoadPart>(program("load"));
      await load.ask.start(
        chain.stations.map(({ id }) => id),
        Date.now() - PAST,
      );
      const to: Side<H>["to"] = {
        mqtt: { protocol: "mqtt", url: first, prefix },
        "mqtt-mosquitto": second && { protocol: "mqtt", url: second.url, prefix },
        http: { protocol: "http", url: listening.url },
        hj212: { protocol: "hj212", port: listening.hj212Port },
      };
      return { part, load, to };
    };
    const subject = start<SubjectPart>(
      program("subject"),
      profile === undefined ? [] : ["--cpu-prof", "--cpu-prof-dir", profile],
    );
    const floor = start<FloorPart>(program("floor"));
    const { batch } = settings;
    const forBridge = { folder: join(folder, "bridge"), brokers, prefix: "bridge", chain, batch };
    mkdirSync(forBridge.folder);
    const bridgeListens = await subject.ask.start(forBridge);
    const { stations } = chain;
    const floorListens = await floor.ask.start({ folder: join(folder, "floor"), brokers, prefix: "floor", stations });
    return {
      bridge: await side(subject, "bridge", bridgeListens),
      floor: await side(floor, "floor", floorListens),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
