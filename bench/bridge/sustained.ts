import { mqttLags } from "./lag.ts";
import { PACK } from "./river.ts";
import type { Row } from "./rows.ts";
import type { Settings } from "./settings.ts";
import type { Stage } from "./stage.ts";
import { mean, rounded } from "./statistics.ts";

const MIB = 2 ** 20;
/** Milliseconds between two observations of a station: so that hours of readings fit into the past that is not late. */
const STEP = 10;
const LOOKS = 200;

/** A steady load over MQTT: memory of the bridge's process while it goes on, and lags. */
export async function sustained({ bridge }: Stage, settings: Settings, say: (line: string) => void): Promise<Row[]> {
  const { rate, minutes } = settings.sustained;
  const { part, load } = bridge;
  const to = bridge.to.mqtt;
  if (!to) throw new Error("nobody listens for mqtt");
  const packs = Math.ceil((rate * minutes * 60) / PACK);
  await part.ask.time(true);
  const before = await part.ask.stored();
  const resident: number[] = [];
  let over = false;
  const driving = load.ask.send(to, { packs, rate: rate / PACK, step: STEP }).finally(() => {
    over = true;
  });
  while (!over) {
    resident.push((await part.ask.residentBytes()) / MIB);
    await Promise.race([driving, new Promise((resolve) => setTimeout(resolve, (minutes * 60_000) / LOOKS))]);
  }
  const driven = await driving;
  const durableAt = await part.ask.until(before + packs * PACK);
  const unsealed = (await part.ask.stored()) - (await part.ask.sealedReadings());
  await part.ask.flush();
  const { commits, sealed } = await part.ask.timed();
  await part.ask.time(false);

  const tenth = Math.ceil(resident.length / 10);
  const [early, late] = [mean(resident.slice(tenth, 2 * tenth + 1)), mean(resident.slice(-tenth))];
  const reached = (packs * PACK * 1_000) / (durableAt - driven.startedAt);
  say(
    `sustained: ${rounded(reached)} readings/s, ${unsealed} not sealed at its end, ${rounded(early)} to ${rounded(late)} MiB`,
  );
  return [
    {
      name: "bridge-sustained",
      value: rounded(reached),
      unit: "readings/s",
      peer: "offered",
      peerValue: rate,
      ratio: rounded(reached / rate, 3),
    },
    { name: "bridge-sustained-minutes", value: minutes, unit: "min" },
    { name: "bridge-sustained-unsealed", value: unsealed, unit: "readings" },
    ...mqttLags(driven, commits, sealed),
    { name: "bridge-rss", value: rounded(late), unit: "MiB" },
    { name: "bridge-rss-growth", value: rounded((late / early - 1) * 100, 1), unit: "%" },
  ];
}
