/** What is stored is a safe integer; a caller's slip beyond that must not turn sums into NaN for ever. */
const LARGEST = Number.MAX_SAFE_INTEGER;

/**
 * The last readings of a sensor that count, oldest first, at positions `first` to `last`. Fixed memory. A reading leaves when
 * more than `window` readings of the sensor came after it, whether or not those counted: so what is in here never depends on
 * more than a bounded part of the sequence.
 */
export class History {
  readonly times: Float64Array;
  /** In the sensor's unit. */
  readonly values: Float64Array;
  /** As whole numbers, times 10^scale: what sums and comparisons for equality are made of. */
  readonly scaled: Float64Array;
  readonly mask: number;
  readonly #numbers: Float64Array;
  readonly #slots: Int32Array;
  readonly #window: number;
  readonly #factor: number;

  /** Position of the oldest and of the newest reading; empty where `first` is greater. */
  first = 0;
  last = -1;
  /** Position of the first reading of the batch at hand. */
  batchFirst = 0;

  constructor(window: number, scale: number) {
    let size = 4;
    while (size < window + 2) size *= 2; // one position beyond the window stays readable while it is taken out of sums
    this.mask = size - 1;
    this.times = new Float64Array(size);
    this.values = new Float64Array(size);
    this.scaled = new Float64Array(size);
    this.#numbers = new Float64Array(size);
    this.#slots = new Int32Array(size);
    this.#window = window;
    this.#factor = 10 ** scale;
  }

  get size(): number {
    return this.last - this.first + 1;
  }

  /** Forgets what is too old for the reading with this number (counted per sensor). */
  forget(number: number): void {
    const oldest = number - this.#window;
    while (this.first <= this.last && (this.#numbers[this.first & this.mask] as number) < oldest) this.first++;
  }

  /** `slot`: place of its verdict in the batch at hand. */
  push(number: number, time: number, value: number, slot: number): void {
    const at = ++this.last & this.mask;
    this.#numbers[at] = number;
    this.times[at] = time;
    this.values[at] = value;
    this.scaled[at] = Math.max(-LARGEST, Math.min(LARGEST, Math.round(value * this.#factor)));
    this.#slots[at] = slot;
  }

  time(position: number): number {
    return this.times[position & this.mask] as number;
  }

  value(position: number): number {
    return this.values[position & this.mask] as number;
  }

  whole(position: number): number {
    return this.scaled[position & this.mask] as number;
  }

  slot(position: number): number {
    return this.#slots[position & this.mask] as number;
  }
}
