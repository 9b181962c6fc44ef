import type { Keccak } from "./batch/keccak.ts";
import type { StoredFrame, StoredReading } from "./store/store.ts";

/** Frame -> keccak256 of its bytes, for the frames that readings came in. A frame without bytes is a marker: no evidence. */
export async function evidenceOf(
  store: { frames(ids: readonly number[]): Promise<StoredFrame[]> },
  readings: readonly StoredReading[],
  keccak: Keccak,
): Promise<Map<number, Uint8Array>> {
  const ids = new Set<number>();
  for (const { frame } of readings) ids.add(frame);
  const frames = await store.frames([...ids]);
  return new Map(frames.filter(({ raw }) => raw.length > 0).map(({ id, raw }) => [id, keccak(raw)]));
}
