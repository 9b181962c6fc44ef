import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { expect } from "chai";
import { openProvider } from "../../../../src/sdk/core/open-provider.ts";
import { rpc } from "../../../../src/sdk/core/rpc.ts";

/** A node that does what `answer` does, for the length of `work`. */
async function against(
  answer: Parameters<typeof createServer>[1],
  work: (url: string, server: Server) => Promise<void>,
) {
  const server = createServer(answer as never);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, server);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const failure = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail("resolved"),
    (error) => error,
  );

describe("openProvider", () => {
  it("gives up a node that accepts and never answers, and closes the socket", () =>
    against(
      () => {},
      async (url, server) => {
        const connected = once(server, "connection") as Promise<[Socket]>;
        const provider = openProvider({ url, chainId: 1, timeout: 50 });
        const asked = failure(rpc(() => provider.getBlockNumber()));
        const [socket] = await connected;
        const closed = once(socket, "close");
        const error = await asked;
        expect([error.code, error.retryable]).to.deep.equal(["RPC_UNREACHABLE", true]);
        await closed;
        provider.destroy();
      },
    ));

  it("ends what is under way when it is destroyed, socket included", () =>
    against(
      () => {},
      async (url, server) => {
        const requested = once(server, "request");
        const connected = once(server, "connection") as Promise<[Socket]>;
        const provider = openProvider({ url, chainId: 1 });
        const asked = failure(rpc(() => provider.getBlockNumber()));
        const [socket] = await connected;
        const closed = once(socket, "close");
        await requested;
        provider.destroy();
        await Promise.all([asked, closed]);
      },
    ));

  it("gives up an answer that begins and does not end", () =>
    against(
      (_, response) => void response.writeHead(200).write('{"jsonrpc":'),
      async (url) => {
        const provider = openProvider({ url, chainId: 1, timeout: 50 });
        expect((await failure(rpc(() => provider.getBlockNumber()))).code).to.equal("RPC_UNREACHABLE");
        provider.destroy();
      },
    ));

  it("sends the user of the address as HTTP's Authorization", () => {
    let authorization: string | undefined;
    return against(
      (request, response) => {
        authorization = request.headers.authorization;
        response.end('{"jsonrpc":"2.0","id":1,"result":"0x7"}');
      },
      async (url) => {
        const provider = openProvider({ url: url.replace("//", "//tally:s%20e@"), chainId: 1 });
        expect(await provider.getBlockNumber()).to.equal(7);
        expect(authorization).to.equal(`Basic ${Buffer.from("tally:s e").toString("base64")}`);
        provider.destroy();
      },
    );
  });

  for (const [what, body] of [
    ["a web page", "<html>"],
    ["nothing", ""],
    ["the JSON null", "null"],
    ["no UTF-8", Buffer.from([0xff, 0xfe])],
    ["an answer to something else", '{"jsonrpc":"2.0","id":99,"result":"0x7"}'],
    ["a number that is none", '{"jsonrpc":"2.0","id":1,"result":null}'],
  ] as const) {
    it(`reads ${what} as a node that can be asked again`, () =>
      against(
        (_, response) => void response.end(body),
        async (url) => {
          const provider = openProvider({ url, chainId: 1 });
          const error = await failure(rpc(() => provider.getBlockNumber()));
          expect([error.code, error.retryable]).to.deep.equal(["RPC_UNREACHABLE", true]);
          provider.destroy();
        },
      ));
  }
});
