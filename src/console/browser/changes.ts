/** What the tabs of one browser tell each other. */
const CHANNEL = "tallystick.changes";
const STREAM = "/v1/changes";

/**
 * Calls whenever the indexer has read more of the chain. Browsers open few connections to one server, so one tab of all listens, and tells
 * the others; when it closes, another takes its place.
 */
export function onChange(changed: () => void): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", changed);
  if (navigator.locks === undefined) return;
  navigator.locks.request(CHANNEL, () => {
    const source = new EventSource(STREAM);
    source.addEventListener("message", () => {
      channel.postMessage("changed");
      changed();
    });
    return new Promise(() => undefined); // held until the tab closes
  });
}
