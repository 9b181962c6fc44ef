/** What the tabs of one browser tell each other. */
const CHANNEL = "tallystick.changes";
const STREAM = "/v1/changes";

/**
 * Calls with each block up to which the indexer has read the chain. Browsers open few connections to one server, so one tab of all listens,
 * and tells the others; when it closes, another takes its place.
 */
export function onBlock(read: (block: number) => void): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", ({ data }) => read(Number(data)));
  if (navigator.locks === undefined) return;
  navigator.locks.request(CHANNEL, () => {
    const source = new EventSource(STREAM);
    source.addEventListener("block", ({ data }) => {
      channel.postMessage(data);
      read(Number(data));
    });
    return new Promise(() => undefined); // held until the tab closes
  });
}
