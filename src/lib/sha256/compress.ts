/** FIPS 180-4, sections 4.2.2 and 5.3.3. */
export const ROUND_CONSTANTS: readonly number[] = [
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
];
const INITIAL = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
] as const;

const rotated = (x: number, by: number) => (x >>> by) | (x << (32 - by));

/** SHA-256's state after its first block of 64 bytes: what every message that begins with it goes on from. */
export function stateAfter(block: Uint8Array): Int32Array {
  const view = new DataView(block.buffer, block.byteOffset, 64);
  const w = Array.from({ length: 64 }, (_, i) => (i < 16 ? view.getInt32(4 * i) : 0));
  const word = (i: number) => w[i] as number;
  for (let i = 16; i < 64; i++) {
    const [x, y] = [word(i - 15), word(i - 2)];
    const s0 = rotated(x, 7) ^ rotated(x, 18) ^ (x >>> 3);
    const s1 = rotated(y, 17) ^ rotated(y, 19) ^ (y >>> 10);
    w[i] = (word(i - 16) + s0 + word(i - 7) + s1) | 0;
  }
  let [a, b, c, d, e, f, g, h]: number[] = [...INITIAL] as never;
  for (let i = 0; i < 64; i++) {
    const [A, B, C, D, E, F, G, H] = [a, b, c, d, e, f, g, h] as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const s1 = rotated(E, 6) ^ rotated(E, 11) ^ rotated(E, 25);
    const t1 = (H + s1 + (G ^ (E & (F ^ G))) + (ROUND_CONSTANTS[i] as number) + word(i)) | 0;
    const s0 = rotated(A, 2) ^ rotated(A, 13) ^ rotated(A, 22);
    [a, b, c, d, e, f, g, h] = [(t1 + s0 + ((A & B) | (C & (A | B)))) | 0, A, B, C, (D + t1) | 0, E, F, G];
  }
  return Int32Array.from([a, b, c, d, e, f, g, h] as number[], (x, i) => x + (INITIAL[i] as number));
}
