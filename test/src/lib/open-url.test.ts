import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { openUrlWithin } from "../../../src/lib/open-url.ts";

describe("a request of HTTP", () => {
  it("goes nowhere else, whatever the answer says", async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? "");
      response.writeHead(307, { location: "/inside" }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/hook`;
    const answer = await openUrlWithin(5_000)({ url, method: "POST", headers: {}, body: "secret" });
    expect([answer.status, answer.headers.location, asked]).to.deep.equal([307, "/inside", ["/hook"]]);
    await new Promise((resolve) => server.close(resolve));
  });
});
