import { systemClock } from "../../lib/clock.ts";
import { pageAnswer } from "./page-answer.ts";

/**
 * Keeps the console's files, all of one build, and hands them out: a page from the network first, so that a new build is seen at once,
 * and from what is kept where there is none, or none that answers. What the API says is never kept.
 */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchedEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker extends EventTarget {
  readonly location: Location;
  readonly caches: CacheStorage;
  readonly clients: { claim(): Promise<void> };
  fetch(request: Request): Promise<Response>;
  skipWaiting(): Promise<void>;
}

const worker = globalThis as unknown as Worker;
const CACHE = `console-${CONSOLE_VERSION}`;
const PAGE = "/index.html";
const KEPT = new Set(CONSOLE_FILES);

async function keepAll(): Promise<void> {
  const cache = await worker.caches.open(CACHE);
  await cache.addAll([...CONSOLE_FILES, PAGE]);
  await worker.skipWaiting();
}

async function dropOthers(): Promise<void> {
  for (const name of await worker.caches.keys()) if (name !== CACHE) await worker.caches.delete(name);
  await worker.clients.claim();
}

async function kept(key: string | Request): Promise<Response | undefined> {
  const cache = await worker.caches.open(CACHE);
  return cache.match(key);
}

const page = (request: Request): Promise<Response> =>
  pageAnswer({ fetch: () => worker.fetch(request), kept: () => kept(PAGE), clock: systemClock });

const file = async (request: Request): Promise<Response> => (await kept(request)) ?? worker.fetch(request);

worker.addEventListener("install", (event) => (event as WorkerEvent).waitUntil(keepAll()));
worker.addEventListener("activate", (event) => (event as WorkerEvent).waitUntil(dropOthers()));
worker.addEventListener("fetch", (event) => {
  const { request } = event as FetchedEvent;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== worker.location.origin) return;
  if (request.mode === "navigate") (event as FetchedEvent).respondWith(page(request));
  else if (KEPT.has(url.pathname)) (event as FetchedEvent).respondWith(file(request));
});
