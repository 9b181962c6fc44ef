import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { FAULTS, type Fault, type FaultName, type RpcRequest } from "./faults.ts";

export interface FaultNode {
  readonly url: string;
  /** How often a fault was made since it was set. */
  readonly made: number;
  /** Makes a fault at the next `times` requests that it concerns, for ever if left out; undefined ends it. */
  set(fault: FaultName | undefined, times?: number): void;
  close(): Promise<void>;
}

/** An HTTP JSON-RPC endpoint on loopback in front of a node, which makes one fault of the table at a time. */
export async function startFaultNode(target: string): Promise<FaultNode> {
  let fault: FaultName | undefined;
  let left = 0;
  let made = 0;

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const text = await read(incoming);
    const asked = JSON.parse(text) as RpcRequest | RpcRequest[];
    const requests = [asked].flat();
    const entry: Fault | undefined = fault === undefined ? undefined : FAULTS[fault];
    const concerned = entry !== undefined && left > 0 && requests.some((request) => entry.concerns(request));
    if (concerned) {
      left--;
      made++;
    }
    if (concerned && entry.hangs) return; // and the socket stays open
    if (concerned && entry.http)
      return void outgoing.writeHead(entry.http.status, entry.http.headers).end(entry.http.body);
    const answers: unknown[] = [];
    for (const request of requests) {
      const faulty = concerned && entry.concerns(request);
      const answer = (faulty && entry.instead?.(request)) || (await forward(target, request));
      answers.push(faulty && entry.change ? entry.change(request, answer as never) : answer);
    }
    if (concerned && entry.cuts) return void outgoing.destroy();
    outgoing
      .writeHead(200, { "content-type": "application/json" })
      .end(JSON.stringify(Array.isArray(asked) ? answers : answers[0]));
  }

  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get made() {
      return made;
    },
    set(next, times = Number.POSITIVE_INFINITY) {
      [fault, left, made] = [next, times, 0];
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function read(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

async function forward(target: string, request: RpcRequest): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(target, { method: "POST", headers, body: JSON.stringify(request) });
  return response.json();
}
