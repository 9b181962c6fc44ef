import type { Driven } from "./load/drive.ts";
import { PACK } from "./river.ts";
import type { Row } from "./rows.ts";
import type { Settings } from "./settings.ts";
import type { Stage } from "./stage.ts";
import { percentile, rounded } from "./statistics.ts";
import type { SealedBatch } from "./subject.ts";
import type { TimedCommit } from "./tally.ts";

export function percentiles(name: string, unit: string, values: readonly number[], digits = 0): Row[] {
  const row = (label: string, share: number) => ({
    name: `${name}-${label}`,
    value: rounded(percentile(values, share), digits),
    unit,
  });
  return [row("p50", 0.5), row("p99", 0.99)];
}

/** From a logger's write until it has the answer, at a load that leaves room. */
export async function answerLag({ bridge }: Stage, way: "http" | "hj212", { paced }: Settings): Promise<Row[]> {
  const to = bridge.to[way];
  if (!to) throw new Error(`nobody listens for ${way}`);
  const packs = Math.ceil((paced.rate * paced.seconds) / PACK);
  const { answers } = await bridge.load.ask.send(to, { packs, rate: paced.rate / PACK });
  await bridge.part.ask.flush();
  return percentiles(`bridge-${way}-ack`, "ms", answers);
}

/**
 * The broker answers an MQTT logger, so the way is timed from its write to the commit that the PUBACK follows; and from the
 * commit, which is when the receipt stands, to the block that seals it.
 */
export function mqttLags({ sent }: Driven, commits: readonly TimedCommit[], sealed: readonly SealedBatch[]): Row[] {
  const key = ({ station, observedAt }: { station: number; observedAt: number }) => `${station} ${observedAt}`;
  const commitOf = new Map(commits.map((commit) => [key(commit), commit]));
  const toDurable: number[] = [];
  const toSealed: number[] = [];
  for (const pack of sent) {
    const commit = commitOf.get(key(pack));
    if (commit === undefined) continue;
    toDurable.push(commit.at - pack.at);
    const { station, lastSeq } = commit;
    const batch = sealed.find(
      (each) => each.station === station && each.firstSeq <= lastSeq && lastSeq < each.firstSeq + each.count,
    );
    if (batch) toSealed.push((batch.at - commit.at) / 1_000);
  }
  return [...percentiles("bridge-mqtt-ack", "ms", toDurable), ...percentiles("bridge-sealed-lag", "s", toSealed, 1)];
}
