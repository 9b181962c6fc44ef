import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

export interface RoundRobin {
  readonly url: string;
  /** Addresses that are asked in turn, the first one first. */
  between(urls: readonly string[]): void;
  close(): Promise<void>;
}

/** A proxy that brings each question to the next server, as nginx does by itself. */
export async function roundRobin(): Promise<RoundRobin> {
  let [servers, turn]: [readonly string[], number] = [[], 0];
  const proxy = createServer((asked, answer) => {
    const server = servers[turn++ % servers.length];
    const { method = "GET", headers, url = "/" } = asked;
    const passed = request(`${server}${url}`, { method, headers }, (from) => {
      answer.writeHead(from.statusCode ?? 502, { ...from.headers, "x-answered-by": server });
      from.pipe(answer);
    });
    passed.on("error", () => answer.destroy());
    answer.on("close", () => passed.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    between(urls) {
      [servers, turn] = [urls, 0];
    },
    close: () =>
      new Promise((resolve) => {
        proxy.closeAllConnections();
        proxy.close(() => resolve());
      }),
  };
}
