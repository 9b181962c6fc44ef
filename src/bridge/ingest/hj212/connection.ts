import type { Duplex } from "node:stream";
import type { Piece } from "./piece.ts";
import type { Outcome, Session } from "./session.ts";
import { FrameSplitter } from "./splitter.ts";

export interface ConnectionLimits {
  /** Frames whose answer is not decided yet. At this many no more is read; what one read had brought is still taken. */
  readonly inFlight: number;
  /** Bytes in a row that are no good frame of a known device, after which the other side is taken for somebody else. */
  readonly garbage: number;
}

/**
 * A stream with a logger at its end. Many frames may be under way at once, so that they share a commit; their answers go out in
 * the order of the frames.
 */
export class Connection {
  /** When the last bytes came. */
  lastHeard: number;
  /** A good frame of a known device has come. */
  known = false;

  readonly #stream: Duplex;
  readonly #session: Session;
  readonly #limits: ConnectionLimits;
  readonly #splitter = new FrameSplitter();
  readonly #outcomes: Outcome[] = [];
  #answering: Promise<void> | undefined;
  #garbage = 0;
  #over = false;
  #corked = false;

  constructor(stream: Duplex, session: Session, limits: ConnectionLimits, now: number) {
    this.#stream = stream;
    this.#session = session;
    this.#limits = limits;
    this.lastHeard = now;
  }

  get session(): Session {
    return this.#session;
  }

  /** Takes bytes as they come. */
  receive(chunk: Uint8Array, now: number): void {
    if (this.#over) return;
    this.lastHeard = now;
    this.#take(this.#splitter.push(chunk));
    if (this.#garbage > this.#limits.garbage) this.abandon();
  }

  /** The other side has said all. */
  finish(): void {
    if (this.#over) return;
    this.#over = true;
    this.#take(this.#splitter.end());
  }

  /** Reads no more; what is left of a frame is judged, as its end will not come. */
  abandon(): void {
    this.finish();
    this.#stream.destroy();
  }

  /** Reads no more and lets go when everything that was taken is answered. Half a frame is nobody's: its logger sends it again. */
  async close(): Promise<void> {
    this.#over = true;
    this.#stream.pause();
    await this.settled();
    await new Promise<void>((resolve) => {
      if (this.#stream.destroyed) return resolve();
      this.#stream.once("close", resolve);
      this.#stream.end(() => this.#stream.destroy());
    });
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    while (this.#answering !== undefined) await this.#answering;
  }

  /** The other side reads again. */
  drained(): void {
    this.#regulate();
  }

  #take(pieces: readonly Piece[]): void {
    for (const piece of pieces) {
      const { recognised } = this.#session;
      this.#outcomes.push(this.#session.take(piece));
      this.#garbage = this.#session.recognised > recognised ? 0 : this.#garbage + piece.raw.length;
    }
    this.known ||= this.#session.device !== undefined;
    if (this.#outcomes.length > 0) this.#answering ??= this.#answer();
    this.#regulate();
  }

  async #answer(): Promise<void> {
    for (let next = this.#outcomes[0]; next !== undefined; next = this.#outcomes[0]) {
      try {
        const answer = await next;
        if (answer !== undefined) this.#write(answer);
      } finally {
        this.#outcomes.shift();
      }
      this.#regulate();
    }
    this.#answering = undefined;
  }

  /** Answers that become due together go out together. */
  #write(answer: Buffer): void {
    if (!this.#stream.writable) return;
    if (!this.#corked) {
      this.#corked = true;
      this.#stream.cork();
      process.nextTick(() => {
        this.#corked = false;
        this.#stream.uncork();
      });
    }
    this.#stream.write(answer);
  }

  /** Holds the sender back while the bridge, or its own reading of answers, lags behind. */
  #regulate(): void {
    if (this.#over || this.#stream.destroyed) return;
    const full = this.#outcomes.length >= this.#limits.inFlight || this.#stream.writableNeedDrain;
    if (full === this.#stream.isPaused()) return;
    if (full) this.#stream.pause();
    else this.#stream.resume();
  }
}
