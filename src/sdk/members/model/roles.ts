/** Bit numbers of contracts/types/Roles.sol. */
export const ROLES = {
  REGULATOR: 0,
  STATION_OPERATOR: 1,
  GENERATOR: 2,
  CARRIER: 3,
  DISPOSER: 4,
  WAREHOUSE: 5,
  INSPECTOR: 6,
  BANK: 7,
  CORE_ENTERPRISE: 8,
  SUPPLIER: 9,
  INSURER: 10,
  DATA_PROVIDER: 11,
  REGISTRAR: 12,
} as const;

export type Role = keyof typeof ROLES;

/** The bit set of some roles. */
export function roleBits(roles: readonly Role[]): bigint {
  return roles.reduce((bits, role) => bits | (1n << BigInt(ROLES[role])), 0n);
}

/** The roles of a bit set; bits without a name are left out. */
export function rolesOf(bits: bigint): Role[] {
  return (Object.keys(ROLES) as Role[]).filter((role) => (bits >> BigInt(ROLES[role])) & 1n);
}
