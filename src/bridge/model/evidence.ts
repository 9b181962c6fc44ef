import { keccakAll } from "../../lib/keccak/keccak.ts";
import type { StoredFrame, StoredReading } from "./store.ts";

/** Frame -> keccak256 of its bytes, for the frames that readings came in. A frame without bytes is a marker: no evidence. */
export async function evidenceOf(
  store: { frames(ids: readonly number[]): Promise<StoredFrame[]> },
  readings: readonly StoredReading[],
): Promise<Map<number, Uint8Array>> {
  const ids = new Set<number>();
  for (const { frame } of readings) ids.add(frame);
  const frames = (await store.frames([...ids])).filter(({ raw }) => raw.length > 0);
  const hashes = keccakAll(frames.map(({ raw }) => raw));
  return new Map(frames.map(({ id }, i) => [id, hashes[i] as Uint8Array]));
}
