/** What a hex digit says, -1 for any other character. */
export function nibbleOf(char: number): number {
  if (char >= 0x30 && char <= 0x39) return char - 0x30;
  const letter = char | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** Whether the last `count` bytes, hex digits, have a small letter among them. */
export function hasSmallLetter(raw: Buffer, count: number): boolean {
  for (let at = raw.length - count; at < raw.length; at++) if ((raw[at] as number) >= 0x61) return true;
  return false;
}

/** Line ends; and the NULs, blanks and stars that some loggers put between frames. */
export function isPadding(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte !== 0x0d && byte !== 0x0a && byte !== 0x2a && byte !== 0x20 && byte !== 0x09 && byte !== 0) return false;
  }
  return true;
}

/** Four hex digits. */
export const hex = (value: number) => value.toString(16).toUpperCase().padStart(4, "0");
