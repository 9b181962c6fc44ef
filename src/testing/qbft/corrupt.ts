import { getBytes, hexlify } from "ethers";

/** Copies of some bytes in which one byte is another: at every `step`-th position. Where it begins, and what stands there, `random` says. */
export function* corruptions(
  bytes: string,
  step: number,
  random: () => number,
): Generator<{ position: number; bytes: string }> {
  const whole = getBytes(bytes);
  for (let position = Math.floor(random() * step); position < whole.length; position += step) {
    const changed = Uint8Array.from(whole);
    changed[position] = (whole[position] as number) ^ (1 + Math.floor(random() * 255));
    yield { position, bytes: hexlify(changed) };
  }
}
