/** Figures of a genesis that depend on the machines. */
export interface Timing {
  readonly blockPeriodSeconds: number;
  readonly requestTimeoutSeconds: number;
  readonly gasLimit: number;
}

export interface TimingParameters {
  /** @default 2 */
  readonly blockPeriodSeconds?: number | undefined;
  /** Cores of a machine that runs validators. */
  readonly cores: number;
  /** Validators on the machine that has most of them. */
  readonly validatorsPerMachine: number;
}

const PERIOD = 2;
/**
 * Gas that one core executes in a second as one of the validators, beside everything else that a node does: an attestation of 61 500 gas
 * took 13 ms over four nodes, and half of a core is left to the rest.
 */
const GAS_PER_CORE_SECOND = 9_000_000;
/** The largest contract costs 5.4 million to create. */
const LEAST = 10_000_000;
/** A small machine, four validators of one with two cores, holds its pace up to here. */
const SMALL = 20_000_000;
/** A block is executed on few cores, however many there are. */
const MOST = 60_000_000;
/** The next proposer needs a block's time to execute what the one before it proposed, and the round changes when nobody could. */
const PERIODS_PER_ROUND = 2;
const LEAST_TIMEOUT = 4;

/** What a network of such machines can bear. Gas is free, so the gas limit is all that bounds the work in a block. */
export function chooseTiming({ blockPeriodSeconds = PERIOD, cores, validatorsPerMachine }: TimingParameters): Timing {
  const coresPerValidator = cores / validatorsPerMachine;
  const bearable = GAS_PER_CORE_SECOND * coresPerValidator * blockPeriodSeconds;
  const most = cores <= 2 ? SMALL : MOST;
  const millions = Math.floor(Math.min(most, Math.max(LEAST, bearable)) / 1_000_000);
  return {
    blockPeriodSeconds,
    requestTimeoutSeconds: Math.max(LEAST_TIMEOUT, PERIODS_PER_ROUND * blockPeriodSeconds),
    gasLimit: millions * 1_000_000,
  };
}
