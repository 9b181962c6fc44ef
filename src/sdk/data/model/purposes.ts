import { checkThat } from "../../core/check.ts";

/** Numbers of the bits of purposes, by their names in the Data Privacy Vocabulary; numbers above are for members to agree on. */
export const PURPOSES = {
  ServiceProvision: 0,
  ServiceOptimisation: 1,
  ResearchAndDevelopment: 2,
  AcademicResearch: 3,
  CreditChecking: 4,
  FraudPreventionAndDetection: 5,
  LegalCompliance: 6,
  RegistrationAuthentication: 7,
  HumanResourceManagement: 8,
  VendorManagement: 9,
  Marketing: 10,
  PublicBenefit: 11,
} as const;

export type Purpose = keyof typeof PURPOSES | number;

const MOST = 64;

/** The number of a purpose's bit. @throws `ARGUMENT_INVALID`. */
export function purposeNumber(field: string, purpose: Purpose): number {
  const number = typeof purpose === "number" ? purpose : PURPOSES[purpose];
  checkThat(
    Number.isSafeInteger(number) && number >= 0 && number < MOST,
    field,
    purpose,
    "a purpose, or a number below 64",
  );
  return number;
}

/** The bits of some purposes. @throws `ARGUMENT_INVALID`. */
export function purposeBits(field: string, purposes: readonly Purpose[]): bigint {
  return purposes.reduce((bits: bigint, each, n) => bits | (1n << BigInt(purposeNumber(`${field}[${n}]`, each))), 0n);
}

/** The purposes of a set of bits, those without a name by number. */
export function purposesOf(bits: bigint): Purpose[] {
  const names = Object.entries(PURPOSES) as [keyof typeof PURPOSES, number][];
  const numbers = Array.from({ length: MOST }, (_, n) => n).filter((n) => (bits >> BigInt(n)) & 1n);
  return numbers.map((n) => names.find(([, number]) => number === n)?.[0] ?? n);
}
