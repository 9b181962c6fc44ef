/**
 * Smallest and largest value of a sliding window in constant time per value (two monotonic queues). Positions grow; memory is
 * bounded by how many values the window can hold.
 */
export class Extremes {
  readonly #min: MonotonicQueue;
  readonly #max: MonotonicQueue;

  constructor(capacity: number) {
    this.#min = new MonotonicQueue(capacity, 1);
    this.#max = new MonotonicQueue(capacity, -1);
  }

  push(position: number, value: number): void {
    this.#min.push(position, value);
    this.#max.push(position, value);
  }

  /** Forgets what lies before `position`. */
  dropBefore(position: number): void {
    this.#min.dropBefore(position);
    this.#max.dropBefore(position);
  }

  get isEmpty(): boolean {
    return this.#min.isEmpty;
  }

  get min(): number {
    return this.#min.first;
  }

  get max(): number {
    return this.#max.first;
  }

  get range(): number {
    return this.#max.first - this.#min.first;
  }
}

/** Values that can still become the extreme of the window, best first. */
class MonotonicQueue {
  readonly #positions: Float64Array;
  readonly #values: Float64Array;
  readonly #mask: number;
  readonly #sign: 1 | -1;
  #head = 0;
  #tail = 0;

  constructor(capacity: number, sign: 1 | -1) {
    let size = 2;
    while (size < capacity) size *= 2;
    this.#positions = new Float64Array(size);
    this.#values = new Float64Array(size);
    this.#mask = size - 1;
    this.#sign = sign;
  }

  get isEmpty(): boolean {
    return this.#head === this.#tail;
  }

  get first(): number {
    return this.#values[this.#head & this.#mask] as number;
  }

  push(position: number, value: number): void {
    const sign = this.#sign;
    while (this.#tail > this.#head && sign * (this.#values[(this.#tail - 1) & this.#mask] as number) >= sign * value) {
      this.#tail--;
    }
    this.#positions[this.#tail & this.#mask] = position;
    this.#values[this.#tail & this.#mask] = value;
    this.#tail++;
  }

  dropBefore(position: number): void {
    while (this.#head < this.#tail && (this.#positions[this.#head & this.#mask] as number) < position) this.#head++;
  }
}
