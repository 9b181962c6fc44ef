import { type Clock, systemClock } from "../../lib/clock.ts";

/** What the tabs of one browser tell each other. */
const CHANNEL = "tallystick.changes";
const STREAM = "/v1/changes";
/** Milliseconds before a stream that was refused is asked for anew, as a place in it of another deployment is. */
const PAUSE = 2_000;

/**
 * Calls with each block up to which the indexer has read the chain. Browsers open few connections to one server, so one tab of all listens,
 * and tells the others; when it closes, another takes its place.
 */
export function onBlock(read: (block: number) => void): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", ({ data }) => read(Number(data)));
  if (navigator.locks === undefined) return;
  navigator.locks.request(CHANNEL, () => {
    listen((data) => {
      channel.postMessage(data);
      read(Number(data));
    }, systemClock);
    return new Promise(() => undefined); // held until the tab closes
  });
}

/** Listens on and on: a browser comes back by itself where it was cut off, but not where it was refused. */
export function listen(hear: (block: string) => void, clock: Clock): void {
  const source = new EventSource(STREAM);
  source.addEventListener("block", ({ data }) => hear(data));
  source.addEventListener("error", async () => {
    if (source.readyState !== EventSource.CLOSED) return;
    await clock.sleep(PAUSE);
    listen(hear, clock); // without the place that the old one sends along
  });
}
