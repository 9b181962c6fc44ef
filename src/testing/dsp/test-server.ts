import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface TestServer {
  readonly origin: string;
  /** Who answers from now on. Undefined: nobody, connections are cut, as by a program that is down. */
  answerBy(answer: Answer | undefined): void;
  close(): Promise<void>;
}

/** A server whose port stays while what answers there is stopped and started: so its address is known before anything else is. */
export async function testServer(): Promise<TestServer> {
  let current: Answer | undefined;
  const server = createServer((request, response) => {
    if (current === undefined) request.socket.destroy();
    else current(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    answerBy(answer) {
      current = answer;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** Passes requests on to another server, as a proxy in front of it does. */
export function passTo(url: string): Answer {
  return (asked, response) => {
    const onward = request(
      new URL(asked.url ?? "/", url),
      { method: asked.method, headers: asked.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on("error", () => response.destroy());
    asked.pipe(onward);
  };
}
