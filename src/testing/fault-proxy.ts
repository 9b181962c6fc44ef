import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { seeded } from "./random.ts";

/**
 * What can happen to a request:
 * - `drop`: the connection ends, the node never hears of it;
 * - `cut`: the node has done it, the connection ends before the answer;
 * - `error`: a JSON-RPC error of an overloaded node, without asking it;
 * - `busy`: HTTP 503;
 * - `delay`: it is held up, so that later ones overtake it.
 */
export type Fault = "drop" | "cut" | "error" | "busy" | "delay";

export interface FaultProxyParameters {
  /** Address of the node. */
  readonly target: string;
  readonly seed: number;
  /** Probability of each fault; the rest passes. Their sum is at most 1. */
  readonly rates: Partial<Record<Fault, number>>;
  /** Longest hold-up in milliseconds. @default 20 */
  readonly longestDelay?: number;
}

export interface FaultProxy {
  readonly url: string;
  /** What was done to how many requests. */
  readonly counts: Readonly<Record<Fault | "pass", number>>;
  /** Other probabilities from now on. */
  setRates(rates: Partial<Record<Fault, number>>): void;
  close(): Promise<void>;
}

/** An HTTP JSON-RPC proxy on loopback that makes faults by a seed, one draw per request in the order of arrival. */
export async function startFaultProxy(parameters: FaultProxyParameters): Promise<FaultProxy> {
  const { target, longestDelay = 20 } = parameters;
  const random = seeded(parameters.seed);
  const counts = { drop: 0, cut: 0, error: 0, busy: 0, delay: 0, pass: 0 };
  let { rates } = parameters;

  function draw(): Fault | "pass" {
    let at = random();
    for (const fault of ["drop", "cut", "error", "busy", "delay"] as const) {
      at -= rates[fault] ?? 0;
      if (at < 0) return fault;
    }
    return "pass";
  }

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const fault = draw();
    const delay = random() * longestDelay;
    counts[fault]++;
    const body = await read(incoming);
    if (fault === "drop") return void outgoing.destroy();
    if (fault === "busy") return void outgoing.writeHead(503).end("busy");
    if (fault === "error") return reply(outgoing, 200, JSON.stringify(overloaded(JSON.parse(body))));
    if (fault === "delay") await new Promise((resolve) => setTimeout(resolve, delay));
    const answer = await forward(target, body);
    if (fault === "cut") return void outgoing.destroy();
    reply(outgoing, answer.status, answer.body);
  }

  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    setRates(next) {
      rates = next;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function overloaded(asked: { id: unknown } | { id: unknown }[]): unknown {
  const error = { code: -32603, message: "Internal error" };
  const one = ({ id }: { id: unknown }) => ({ jsonrpc: "2.0", id, error });
  return Array.isArray(asked) ? asked.map(one) : one(asked);
}

function reply(outgoing: ServerResponse, status: number, body: string): void {
  outgoing.writeHead(status, { "content-type": "application/json" }).end(body);
}

async function read(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function forward(target: string, body: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const sent = request(target, { method: "POST", headers }, (response) => {
      read(response).then((answer) => resolve({ status: response.statusCode ?? 502, body: answer }), reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
