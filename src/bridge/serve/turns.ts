import { bridgeError } from "../model/errors.ts";

/** Answers that may wait for their turn. */
const WAITING = 64;

/**
 * Large answers are made one after the other, and the sockets that are ready are read in between: whoever asks for much, many times
 * at once, waits for himself, and not the stations for him.
 *
 * @throws `BRIDGE_BUSY` where too many wait already.
 */
export function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting >= WAITING) return Promise.reject(bridgeError("BRIDGE_BUSY", `${waiting} answers wait`, { waiting }));
    waiting++;
    const turn = last.then(() => new Promise(setImmediate)).then(work);
    last = turn.then(
      () => waiting--,
      () => waiting--,
    );
    return turn;
  };
}
