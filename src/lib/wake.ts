/** Lets one loop sleep until there is something to do. A call while it works is not lost: the next wait ends at once. */
export class Wake {
  #pending = false;
  #resolve: (() => void) | undefined;

  notify(): void {
    this.#pending = true;
    this.#resolve?.();
  }

  /** Resolves at the next `notify`, or at once when there was one since the last wait, or when `signal` aborts. */
  wait(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.#pending = false;
        this.#resolve = undefined;
        signal?.removeEventListener("abort", done);
        resolve();
      };
      if (this.#pending || signal?.aborted) return done();
      this.#resolve = done;
      signal?.addEventListener("abort", done, { once: true });
    });
  }
}
