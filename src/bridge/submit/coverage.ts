/**
 * Which readings of a gateway's own copy are in batches that it reviewed. Small, since batches follow the order of arrival: what
 * lies between two numbers is kept only while it is out of order.
 */
export class Coverage {
  /** Up to here nothing is known: it was before this gateway's time. */
  readonly #start: number;
  #through: number;
  readonly #above: Set<number>;

  constructor(start: number, through = start, above: ReadonlySet<number> = new Set()) {
    this.#start = start;
    this.#through = through;
    this.#above = new Set(above);
  }

  /** The first number that is in no batch. */
  get next(): number {
    return this.#through + 1;
  }

  /** Whether it is in a batch, or was before this gateway's time. */
  has(seq: number): boolean {
    return seq <= this.#through || this.#above.has(seq);
  }

  /** Whether it is in a batch for certain. */
  isSealed(seq: number): boolean {
    return seq > this.#start && this.has(seq);
  }

  with(seqs: Iterable<number>): Coverage {
    const grown = new Coverage(this.#start, this.#through, this.#above);
    for (const seq of seqs) if (seq > grown.#through) grown.#above.add(seq);
    while (grown.#above.delete(grown.#through + 1)) grown.#through++;
    return grown;
  }
}
