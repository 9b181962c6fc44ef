/** The public key in an enode, in lower case; undefined where it is none. */
export const idOf = (enode: string): string | undefined =>
  /^enode:\/\/([0-9a-f]{128})@/i.exec(enode)?.[1]?.toLowerCase();
