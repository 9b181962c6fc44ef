/**
 * Keeps the console's files, all of one build, and hands them out: a page from the network first, so that a new build is seen at once,
 * and from what is kept where there is no network. What the API says is never kept.
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

async function kept(key: string | Request): Promise<Response> {
  const cache = await worker.caches.open(CACHE);
  return (await cache.match(key)) ?? Response.error();
}

async function page(request: Request): Promise<Response> {
  try {
    return await worker.fetch(request);
  } catch {
    return kept(PAGE);
  }
}

async function file(request: Request): Promise<Response> {
  const answer = await kept(request);
  return answer.type === "error" ? worker.fetch(request) : answer;
}

worker.addEventListener("install", (event) => (event as WorkerEvent).waitUntil(keepAll()));
worker.addEventListener("activate", (event) => (event as WorkerEvent).waitUntil(dropOthers()));
worker.addEventListener("fetch", (event) => {
  const { request } = event as FetchedEvent;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== worker.location.origin) return;
  if (request.mode === "navigate") (event as FetchedEvent).respondWith(page(request));
  else if (KEPT.has(url.pathname)) (event as FetchedEvent).respondWith(file(request));
});
