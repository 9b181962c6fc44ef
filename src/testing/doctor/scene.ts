/** A node that lacks nothing, with its files, on a clock of its own; what a test changes of it is what the doctor is to find. */
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../../lib/clock.ts";
import { type Examination, examine } from "../../network/doctor/examine.ts";
import type { ExpectedChain, Observation } from "../../network/doctor/observation.ts";
import { observe } from "../../network/doctor/observe.ts";
import type { Network } from "../../network/model/network.ts";
import { openNodeRpc } from "../../network/rpc/call-rpc.ts";
import type { System } from "../../network/system/system.ts";
import { thisSystem } from "../../network/system/this-system.ts";
import { type Consortium, consortium } from "../consortium.ts";
import { type Answers, type HealthyBesu, healthyBesu, type ScriptedBesu, startScriptedBesu } from "../scripted-besu.ts";

/** Seconds since 1970 at which every scene begins. */
const NOW = 1_800_000_000;
/** Height at which a chain is long enough for every question to be asked. */
const HEIGHT = 20_000;

type Overrides = Readonly<Record<string, Answers[string] | undefined>>;

/** What a test changes of a healthy node. Everything left out is well. */
export interface Scene {
  /** Answers instead of the healthy ones; undefined for what is not offered. */
  readonly answers?: Overrides | ((network: Network) => Overrides);
  readonly header?: HealthyBesu["header"];
  readonly height?: number;
  /** Whether blocks come. */
  readonly halts?: boolean;
  /** Seconds by which the newest block's time differs from this machine's clock; negative for old ones. */
  readonly skew?: number;
  /** What network.json says instead. */
  readonly network?: (network: Network) => Network;
  readonly expected?: readonly ExpectedChain[];
  /** Changes files of the node, by name below its folder. */
  readonly files?: (files: NodeFiles) => void;
  readonly space?: { readonly free: number; readonly total: number };
  readonly contracts?: NonNullable<Observation["contracts"]>;
  /** A host at which the node is asked instead of its own. */
  readonly host?: string;
  /** Height of another node. */
  readonly otherHeight?: number;
}

export interface NodeFiles {
  readonly network: Network;
  read(name: string): string;
  write(name: string, text: string): void;
  replace(name: string, what: string | RegExp, by: string): void;
  chmod(name: string, mode: number): void;
}

/**
 * What the doctor finds in a scene.
 *
 * @param shared A network whose files no scene changes: a scene that does gets one of its own.
 */
export async function examineScene(scene: Scene = {}, shared?: Consortium): Promise<Examination> {
  const given = shared === undefined || scene.files !== undefined ? await consortium() : shared;
  const served: ScriptedBesu[] = [];
  try {
    scene.files?.(filesOf(given));
    const network = scene.network?.(given.network) ?? given.network;
    return examine(await observeScene({ ...scene, given, told: network, served }));
  } finally {
    for (const each of served) await each.close();
    if (given !== shared) given.remove();
  }
}

interface SetScene extends Scene {
  readonly given: Consortium;
  readonly told: Network;
  /** Gets what has to be closed. */
  readonly served: ScriptedBesu[];
}

async function observeScene(scene: SetScene): Promise<Observation> {
  const { given, told, served, answers = {}, header, height = HEIGHT, halts = false, skew = 0 } = scene;
  const [node, other] = given.network.nodes;
  if (node === undefined || other === undefined) throw new Error("a scene has several nodes");
  const clock = scriptedClock();
  const start = clock.now();
  // A block a second, unless it halts.
  const grown = () => (halts ? 0 : Math.floor((clock.now() - start) / 1000));
  const chainOf = (first: number) => ({
    network: given.network,
    height: () => first + grown(),
    now: () => NOW + skew + grown(),
    ...(header && { header }),
  });
  const healthy = healthyBesu({ ...chainOf(height), node });
  const changed = typeof answers === "function" ? answers(given.network) : answers;
  const offered = { ...healthy, ...changed };
  const known = Object.fromEntries(Object.entries(offered).filter(([, answer]) => answer !== undefined)) as Answers;
  const main = await startScriptedBesu({ answers: () => known });
  served.push(main);
  if (scene.otherHeight !== undefined) {
    const further = healthyBesu({ ...chainOf(scene.otherHeight), node: other });
    served.push(await startScriptedBesu({ answers: () => further, port: other.rpcPort }));
  }
  const system = systemOf(scene, clock);
  const { chainId, genesisHash } = told;
  const { contracts } = scene;
  return observe({
    rpc: openNodeRpc({ url: main.url.replace("127.0.0.1", scene.host ?? "127.0.0.1"), open: system.open }),
    network: { root: given.root, network: told },
    expected: scene.expected ?? [{ by: "network.json", chainId, genesisHash }],
    within: 15_000,
    system,
    ...(contracts && { compareContracts: async () => contracts }),
  });
}

/** Time that passes only while somebody waits. */
function scriptedClock(): Clock {
  let now = NOW * 1000;
  return {
    now: () => now,
    async sleep(ms) {
      now += ms;
    },
  };
}

/** This machine, with the scene's clock and disk, and one host that leads to loopback. */
function systemOf({ space = { free: 80 * 2 ** 30, total: 100 * 2 ** 30 }, host }: Scene, clock: Clock): System {
  const system = thisSystem({});
  const files = { ...system.files, space: () => space };
  const open: System["open"] = (request) =>
    system.open({ ...request, url: host === undefined ? request.url : request.url.replace(host, "127.0.0.1") });
  return { ...system, clock, files, open, openAsAnybody: open };
}

function filesOf({ root, network }: Consortium): NodeFiles {
  const at = (name: string) => join(root, network.nodes[0]?.folder ?? "", name);
  const read = (name: string) => readFileSync(at(name), "utf8");
  const write = (name: string, text: string) => writeFileSync(at(name), text);
  return {
    network,
    read,
    write,
    replace(name, what, by) {
      const text = read(name);
      const changed = text.replace(what, by);
      if (changed === text) throw new Error(`${name} has no ${what}`);
      write(name, changed);
    },
    chmod: (name, mode) => chmodSync(at(name), mode),
  };
}
