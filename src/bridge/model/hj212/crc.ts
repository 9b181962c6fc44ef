/**
 * The checksum of HJ 212 annex A: each byte is joined to the high byte of the register, and the low byte is thrown away. It is
 * not CRC-16/MODBUS, and only 256 values occur. It finds noise, never intent: nothing here takes it for integrity.
 */
const TABLE = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  return crc;
});

/** Checksum of `bytes` from `start` up to, not including, `end`: those between the length and the checksum of a frame. */
export function crc(bytes: Uint8Array, start = 0, end = bytes.length): number {
  let value = 0xffff;
  // An index is below 256: the register has 16 bits, and a byte 8.
  for (let at = start; at < end; at++) value = TABLE[(value >> 8) ^ (bytes[at] as number)] as number;
  return value;
}

/** As it is written at the end of a frame. */
export const crcText = (value: number): string => value.toString(16).toUpperCase().padStart(4, "0");
