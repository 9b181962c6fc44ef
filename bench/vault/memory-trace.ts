import { mean } from "../bridge/statistics.ts";

/** Resident memory along a stream. */
export class MemoryTrace {
  readonly #samples: number[] = [];

  /** The stream, with the memory looked at as each piece is taken. */
  async *along<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
    for await (const piece of source) {
      this.#samples.push(process.memoryUsage.rss() / 2 ** 20);
      yield piece;
    }
  }

  /** Mebibytes that the last tenth has on average more than the second; when memory is flat, about none. */
  growth(): number {
    const tenth = Math.max(1, Math.floor(this.#samples.length / 10));
    const [second, last] = [this.#samples.slice(tenth, 2 * tenth), this.#samples.slice(-tenth)];
    return second.length === 0 ? 0 : mean(last) - mean(second);
  }
}
