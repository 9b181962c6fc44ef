import { type Clock, systemClock } from "../../lib/clock.ts";
import type { AsOf } from "../../sdk/query/ask.ts";

/** What the indexer has read of the chain. */
export interface News {
  readonly asOf: AsOf;
  /** Newest block in which each of the things changed that answers rest on. */
  readonly changed: Readonly<Record<string, number>>;
}

/** What the tabs of one browser tell each other. */
const CHANNEL = "tallystick.changes";
const STREAM = "/v1/changes";
/** Milliseconds before a stream that was refused is asked for anew, as a place in it of another deployment is. */
const PAUSE = 2_000;

/**
 * Calls with all that is known of what changed, whenever the indexer says more. Browsers open few connections to one server, so one tab of all
 * listens, and tells the others; when it closes, another takes its place.
 */
export function onNews(read: (news: News) => void): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", ({ data }) => read(data as News));
  if (navigator.locks === undefined) return;
  navigator.locks.request(CHANNEL, () => {
    listen((news) => {
      channel.postMessage(news);
      read(news);
    }, systemClock);
    return new Promise(() => undefined); // held until the tab closes
  });
}

/** Listens on and on: a browser comes back by itself where it was cut off, but not where it was refused. What is handed on is the whole: who comes later missed nothing. */
export function listen(hear: (news: News) => void, clock: Clock): void {
  const source = new EventSource(STREAM);
  let known: Readonly<Record<string, number>> = {};
  source.addEventListener("open", () => {
    known = {}; // the first message of a stream says everything
  });
  source.addEventListener("block", ({ data }) => {
    const { asOf, changed } = JSON.parse(data) as News;
    known = { ...known, ...changed };
    hear({ asOf, changed: known });
  });
  source.addEventListener("error", async () => {
    if (source.readyState !== EventSource.CLOSED) return;
    await clock.sleep(PAUSE);
    listen(hear, clock); // without the place that the old one sends along
  });
}
