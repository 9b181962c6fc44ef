/** Bits of contracts/types/Duties.sol. */
export const DUTIES = { ADMIN: 1, MAKER: 2, CHECKER: 4, DEVICE: 8, RELAYER: 16 } as const;

export type Duty = keyof typeof DUTIES;

export const ANY_DUTY = 31;

/** The bit set of some duties. */
export function dutyBits(duties: readonly Duty[]): number {
  return duties.reduce((bits, duty) => bits | DUTIES[duty], 0);
}

/** The duties of a bit set. */
export function dutiesOf(bits: bigint | number): Duty[] {
  return (Object.keys(DUTIES) as Duty[]).filter((duty) => (Number(bits) & DUTIES[duty]) !== 0);
}
