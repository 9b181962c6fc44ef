/** A source once it listens or is subscribed. */
export interface RunningSource {
  /** Takes nothing more, answers what it took, and lets go of its sockets. */
  close(): Promise<void>;
}
