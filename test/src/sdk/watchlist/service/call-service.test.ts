import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { object, whole } from "../../../../../src/sdk/core/json/json-form.ts";
import { callService } from "../../../../../src/sdk/watchlist/service/call-service.ts";
import { refused } from "../../../../../src/testing/errors.ts";

describe("what is asked of a watchlist service", () => {
  let answer: { status: number; text: string };
  const server = createServer((_, response) => {
    response.statusCode = answer.status;
    response.end(answer.text);
  });
  let url: string;
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => new Promise((resolve) => server.close(resolve)));
  const call = () => callService<{ n: number }>({ url, form: object({ n: whole }), timeout: 5_000 });

  it("is checked against its form, and every failure has its code", async () => {
    answer = { status: 200, text: '{"n":1}' };
    expect(await call()).to.deep.equal({ n: 1 });
    for (const text of ['{"n":-1}', "{}", "[]", "nothing", '{"n":1,"m":2}']) {
      answer = { status: 200, text };
      await refused(call(), "WATCHLIST_ANSWER_INVALID");
    }
    for (const [status, text, code] of [
      [403, '{"detail":"no"}', "WATCHLIST_REFUSED"],
      [429, '{"retryable":true}', "WATCHLIST_BUSY"],
      [502, "<html>", "WATCHLIST_UNREACHABLE"],
    ] as const) {
      answer = { status, text };
      await refused(call(), code);
    }
    const nowhere = callService({ url: "http://127.0.0.1:1", form: object({}), timeout: 5_000 });
    await refused(nowhere, "WATCHLIST_UNREACHABLE");
  });
});
