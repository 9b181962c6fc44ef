/** What the tabs of one browser tell each other when somebody signed in or out in one of them: they share the session. */
const CHANNEL = "tallystick.viewer";

let opened: BroadcastChannel | undefined;

function channel(): BroadcastChannel {
  opened ??= new BroadcastChannel(CHANNEL);
  return opened;
}

/** What changed: somebody signed in, or out, or all that the device kept was cleared. */
export type ViewerChange = "in" | "out" | "cleared";

/** Tells the other tabs. */
export const sayViewerChanged = (change: ViewerChange): void => channel().postMessage(change);

/** Calls whenever another tab says so. Gives what ends it. */
export function onViewerChanged(changed: (change: ViewerChange) => void): () => void {
  const listener = ({ data }: MessageEvent<ViewerChange>) => changed(data);
  channel().addEventListener("message", listener);
  return () => channel().removeEventListener("message", listener);
}
