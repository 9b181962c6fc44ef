import { PACK } from "./river.ts";
import type { Row } from "./rows.ts";
import type { Settings } from "./settings.ts";
import type { Stage, Way } from "./stage.ts";
import { median, rounded } from "./statistics.ts";

/** Readings per second of one round. */
interface Round {
  readonly durable: number;
  readonly sealed: number;
  readonly sealing: number;
  readonly unsealed: number;
  readonly floor: number;
  /** Microseconds of the main thread per reading. */
  readonly cpu: number;
  readonly floorCpu: number;
  /** Readings that share a commit. */
  readonly group: number;
}

const perSecond = (readings: number, from: number, to: number) => (readings * 1_000) / Math.max(1, to - from);

/** One round: the same load into the bridge, until the chain has sealed it, and then into the floor. */
async function round({ bridge, floor }: Stage, way: Way, readings: number): Promise<Round> {
  const packs = readings / PACK;
  const [to, toFloor] = [bridge.to[way], floor.to[way]];
  if (!to || !toFloor) throw new Error(`nobody listens for ${way}`);
  const before = await bridge.part.ask.stored();
  const groupsBefore = await bridge.part.ask.groups();
  const cpuBefore = await bridge.part.ask.mainThreadMicroseconds();
  const firstAt = bridge.part.ask.until(before + PACK);
  const [driven, first, durableAt] = await Promise.all([
    bridge.load.ask.send(to, { packs }),
    firstAt,
    bridge.part.ask.until(before + readings),
  ]);
  const unsealed = before + readings - (await bridge.part.ask.sealedReadings());
  const sealedAt = await bridge.part.ask.flush();

  const group = readings / ((await bridge.part.ask.groups()) - groupsBefore);
  const cpu = ((await bridge.part.ask.mainThreadMicroseconds()) - cpuBefore) / readings;

  const floorCpuBefore = await floor.part.ask.mainThreadMicroseconds();
  const floorBefore = await floor.part.ask.stored();
  const [floorDriven, floorAt] = await Promise.all([
    floor.load.ask.send(toFloor, { packs }),
    floor.part.ask.until(floorBefore + readings),
  ]);
  const floorCpu = ((await floor.part.ask.mainThreadMicroseconds()) - floorCpuBefore) / readings;
  return {
    group,
    cpu,
    floorCpu,
    durable: perSecond(readings, driven.startedAt, durableAt),
    sealed: perSecond(readings, driven.startedAt, sealedAt),
    sealing: perSecond(readings, first, sealedAt),
    unsealed,
    floor: perSecond(readings, floorDriven.startedAt, floorAt),
  };
}

/** Rows of one protocol. */
export async function throughput(
  stage: Stage,
  way: Way,
  settings: Settings,
  say: (line: string) => void,
): Promise<Row[]> {
  const readings = settings.readings[way === "mqtt-mosquitto" ? "mqtt" : way];
  const rounds: Round[] = [];
  for (let n = 1; n <= settings.rounds; n++) {
    const one = await round(stage, way, readings);
    say(
      `${way} ${n}: ${Object.entries(one)
        .map(([name, value]) => `${name} ${rounded(value, value < 1_000 ? 1 : 0)}`)
        .join(", ")}`,
    );
    rounds.push(one);
  }
  const besides = (name: string, of: (one: Round) => number, peer: string, peerOf: (one: Round) => number): Row => ({
    name: `bridge-${way}-${name}`,
    value: rounded(median(rounds.map(of))),
    unit: "readings/s",
    peer,
    peerValue: rounded(median(rounds.map(peerOf))),
    // Of rounds side by side: what else ran on the machine meanwhile slowed both.
    ratio: rounded(median(rounds.map((one) => of(one) / peerOf(one))), 3),
  });
  const rows = [
    besides(
      "durable",
      (one) => one.durable,
      "floor",
      (one) => one.floor,
    ),
    besides(
      "end-to-end",
      (one) => one.sealed,
      "floor",
      (one) => one.floor,
    ),
  ];
  const cpu: Row = {
    name: `bridge-${way}-cpu`,
    value: rounded(median(rounds.map((one) => one.cpu)), 1),
    unit: "us/reading",
    peer: "floor",
    peerValue: rounded(median(rounds.map((one) => one.floorCpu)), 1),
    ratio: rounded(median(rounds.map((one) => one.cpu / one.floorCpu)), 2),
  };
  rows.push(cpu);
  if (way !== "mqtt") return rows;
  return [
    ...rows,
    {
      ...besides(
        "sealed",
        (one) => one.sealing,
        "durable",
        (one) => one.durable,
      ),
      name: "bridge-sealed",
    },
    { name: "bridge-unsealed", value: rounded(Math.max(...rounds.map((one) => one.unsealed))), unit: "readings" },
  ];
}
