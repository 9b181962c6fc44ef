/** Several workers of one gateway on one database: who seals which station. See docs/decisions/bridge-workers.md. */

/** A session that a broker keeps for a worker. Without the password, which all workers of a gateway share. */
export interface MqttSession {
  readonly url: string;
  readonly clientId: string;
  readonly username?: string;
}

/** A process of a gateway, as its fellows know it. */
export interface Worker {
  readonly name: string;
  /** Another one at each start: the last start under a name is the worker, and those before are not any more. */
  readonly instance: string;
  /** Account that its transactions are sent from. */
  readonly sender: string;
  /** Stations that it would seal. */
  readonly stations: readonly number[];
  readonly sessions: readonly MqttSession[];
}

/** A worker's right to write for a station. Each taking of a station has a token that is greater than those before. */
export interface Lease {
  readonly station: number;
  readonly token: number;
}

/** What the database says when a worker reports. */
export interface Beat {
  /** Of the leases that were held, those that are held on. */
  readonly renewed: readonly Lease[];
  /** Workers that live, this one among them. */
  readonly workers: readonly Pick<Worker, "name" | "stations">[];
  /** Stations that some worker holds now. */
  readonly held: readonly { readonly station: number; readonly holder: string }[];
  /** Workers that reported once and do not live, with what brokers keep for them. */
  readonly gone: readonly Pick<Worker, "name" | "sessions">[];
}

/** Leases in the database that all workers of a gateway share. Times are the database's; `ttl` is in milliseconds. */
export interface LeaseTable {
  /**
   * Notes that a worker began, in place of those of its name or its account.
   *
   * @throws `WORKER_SENDER_SHARED` where another worker that lives sends from the same account.
   */
  join(worker: Worker, ttl: number): Promise<void>;
  /**
   * Notes that a worker lives, and renews what it holds.
   *
   * @throws `WORKER_REPLACED` where another process began under its name, or with its account.
   */
  beat(worker: Worker, held: readonly Lease[], ttl: number): Promise<Beat>;
  /** Takes those of `stations` that nobody holds. What another process of its name holds counts as free. */
  claim(worker: Worker, stations: readonly number[], ttl: number): Promise<Lease[]>;
  /** Gives leases back. Under their tokens nothing is written any more. */
  release(leases: readonly Lease[]): Promise<void>;
  /** Takes over the broker's sessions of a worker that is gone, for `ttl` at a time. Returns whether this worker has them now. */
  adopt(worker: Worker, gone: string, ttl: number): Promise<boolean>;
  /** Notes that a worker ended, and gives back what it held. */
  leave(worker: Worker, held: readonly Lease[]): Promise<void>;
  close(): Promise<void>;
}

/** Which stations this process seals, while it does. */
export interface Tenure {
  holds(station: number): boolean;
  /** Runs `work` each time that the station is held, with a signal that aborts when it is not any more; until `signal` aborts. */
  whileHeld(station: number, signal: AbortSignal, work: (held: AbortSignal) => Promise<void>): Promise<void>;
}

/** Of a process that shares its stations with none. */
export const SOLE: Tenure = {
  holds: () => true,
  whileHeld: (_, signal, work) => work(signal),
};
