/** An organisation that is a member from the first block on. */
export interface Founder {
  readonly name: string;
  /** Bits of contracts/types/Roles.sol. */
  readonly roles: bigint;
  /** Its first account: ADMIN, and its vote. */
  readonly admin: string;
  /** Pseudonym of who holds that key, 20 bytes in hex; zero if left out. */
  readonly person?: string;
}

export interface SystemConfig {
  /** Name of the deployment file. */
  readonly network: string;
  readonly founders: readonly Founder[];
  /** Domains to deploy, with what they need; every one if left out. */
  readonly domains?: readonly string[];
  readonly council: {
    /** Seconds between a decision and its execution. */
    readonly timelockDelay: number;
    /** Seconds between a proposal and its vote. */
    readonly votingDelay: number;
    /** Seconds a vote stays open unless a majority ends it. */
    readonly votingPeriod: number;
  };
}

/** A council of one organisation that decides at once: for development, never for a consortium. */
export function developmentConfig(network: string, admin: string): SystemConfig {
  return {
    network,
    founders: [{ name: "Development", roles: 0n, admin }],
    council: { timelockDelay: 0, votingDelay: 0, votingPeriod: 3600 },
  };
}
