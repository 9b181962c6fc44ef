import { expect } from "chai";
import { type TestServer, testServer } from "../../../../src/testing/dsp/test-server.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { nodeHttpClient } from "../../../../src/vault/dsp/send/http-client.ts";
import { isPublic } from "../../../../src/vault/dsp/send/public-address.ts";

describe("the HTTP client of the Dataspace Protocol", () => {
  let server: TestServer;
  const asked: string[] = [];
  before(async () => {
    server = await testServer();
    server.answerBy((request, response) => {
      asked.push(request.url ?? "");
      if (request.url === "/moved") response.writeHead(302, { location: `${server.origin}/secret` }).end();
      else if (request.url === "/endless") response.end("x".repeat(5_000));
      else response.end(JSON.stringify({ at: request.url }));
    });
  });
  after(() => server.close());

  const inside = () => [{ origin: server.origin, internal: true }];
  const client = nodeHttpClient({ answer: 1_000, timeout: 5_000 });

  it("asks a registered origin", async () => {
    const answer = await client.send({ method: "GET", url: `${server.origin}/a`, origins: inside() });
    expect(answer).to.deep.equal({ status: 200, body: { at: "/a" } });
  });

  it("follows no redirection", async () => {
    const answer = await client.send({ method: "GET", url: `${server.origin}/moved`, origins: inside() });
    expect(answer.status).to.equal(302);
    expect(asked).not.to.include("/secret");
  });

  it("reads no answer without end", async () => {
    await refused(
      client.send({ method: "GET", url: `${server.origin}/endless`, origins: inside() }),
      "DSP_UNREACHABLE",
    );
  });

  it("connects to no inner address of an origin that is registered as a public one", async () => {
    const { port } = new URL(server.origin);
    const before = asked.length;
    for (const host of ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0x7f.1", "2130706433"]) {
      const url = `https://${host}:${port}/a`;
      const origins = [{ origin: new URL(url).origin }];
      await refused(client.send({ method: "GET", url, origins }), "DSP_ADDRESS_REFUSED");
    }
    expect(asked).to.have.length(before);
  });

  it("sends nothing to an origin that is not registered, nor by http to a public one", async () => {
    for (const origins of [[], [{ origin: "https://other.example" }], [{ origin: server.origin }]]) {
      await refused(client.send({ method: "GET", url: `${server.origin}/a`, origins }), "DSP_ADDRESS_REFUSED");
    }
  });

  it("tells public addresses from others", () => {
    const inner = [
      "0.0.0.0",
      "10.1.2.3",
      "100.64.0.1",
      "127.255.0.1",
      "169.254.169.254",
      "172.31.255.255",
      "192.168.1.1",
      "198.18.0.1",
      "224.0.0.1",
      "255.255.255.255",
      "::",
      "::1",
      "::ffff:10.0.0.1",
      "::7f00:1",
      "64:ff9b::a00:1",
      "2002:a00:1::",
      "fc00::1",
      "fd12::1",
      "fe80::1",
      "ff02::1",
      "not an address",
    ];
    for (const each of inner) expect(isPublic(each), each).to.equal(false);
    for (const each of ["1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "::ffff:8.8.8.8"]) {
      expect(isPublic(each), each).to.equal(true);
    }
  });
});
