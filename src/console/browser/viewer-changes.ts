/** What the tabs of one browser tell each other when somebody signed in or out in one of them: they share the session. */
const CHANNEL = "tallystick.viewer";

let opened: BroadcastChannel | undefined;

function channel(): BroadcastChannel {
  opened ??= new BroadcastChannel(CHANNEL);
  return opened;
}

/** Tells the other tabs. */
export const sayViewerChanged = (): void => channel().postMessage(null);

/** Calls whenever another tab says so. */
export const onViewerChanged = (changed: () => void): void => channel().addEventListener("message", changed);
