import type { AddressInfo } from "node:net";
import { expect } from "chai";
import fastify, { type FastifyInstance } from "fastify";
import { TALLY_RIVER } from "../../../../src/simulator/definition.ts";
import { createHttpDevice } from "../../../../src/simulator/devices/http.ts";
import type { SimulatedReading } from "../../../../src/simulator/reading.ts";
import { riverReadings } from "../../../../src/simulator/river/river.ts";
import { hastyClock } from "../../../../src/testing/clock.ts";

const FROM = Date.UTC(2026, 5, 1);
const sent = [...riverReadings({ seed: 1, stations: TALLY_RIVER.slice(1, 2), from: FROM, to: FROM + 12 * 3_600_000 })];

const keys = (readings: readonly SimulatedReading[]) =>
  new Set(readings.map(({ parameter, observedAt }) => `${parameter} ${observedAt}`));

describe("HTTP device", () => {
  let app: FastifyInstance;
  const taken: { n: string; v: number }[] = [];
  let answer: (n: number) => number | "hang up";
  beforeEach(async () => {
    taken.length = 0;
    let count = 0;
    app = fastify();
    app.addContentTypeParser("application/senml+json", { parseAs: "string" }, (_, body, done) => done(null, body));
    app.post("/senml", async (request, reply) => {
      expect(request.headers["x-api-key"]).to.equal("key");
      const status = answer(++count);
      if (status === "hang up") {
        request.raw.socket.destroy();
        return reply.hijack();
      }
      if (status === 202) taken.push(...(JSON.parse(request.body as string) as typeof taken));
      if (status === 503) reply.header("retry-after", "2");
      return reply.code(status).send();
    });
    await app.listen({ host: "127.0.0.1", port: 0 });
  });
  afterEach(() => app.close());

  const device = (tries?: number) =>
    createHttpDevice({
      url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/senml`,
      senml: { baseName: "urn:dev:mill-weir:", unit: () => "1" },
      headers: { "x-api-key": "key" },
      clock: hastyClock(),
      ...(tries && { tries }),
    });

  it("posts packs and counts 202 as delivered", async () => {
    answer = () => 202;
    const one = device();
    await one.send(sent);
    await one.close();
    expect(one.ledger.packs).to.include({
      sent: Math.ceil(sent.length / 5),
      acknowledged: Math.ceil(sent.length / 5),
      resent: 0,
    });
    expect(taken).to.have.length(sent.length);
  });

  it("tries again after 429, 503 and broken connections until all is delivered", async () => {
    answer = (n) => (n % 5 === 1 ? 429 : n % 5 === 2 ? 503 : n % 5 === 3 ? "hang up" : 202);
    const one = device();
    await one.send(sent);
    await one.close();
    expect(one.ledger.packs).to.include({ acknowledged: Math.ceil(sent.length / 5), refused: 0, givenUp: 0 });
    expect(one.ledger.packs.resent).to.be.greaterThan(0);
    expect(keys(one.ledger.acknowledged)).to.deep.equal(keys(sent));
    expect(taken).to.have.length(sent.length);
  });

  it("does not repeat what is refused, and gives up where nobody answers", async () => {
    answer = (n) => (n === 1 ? 400 : 503);
    const one = device(3);
    await one.send(sent.slice(0, 10));
    await one.close();
    expect(one.ledger.packs).to.deep.equal({ sent: 2, resent: 2, acknowledged: 0, refused: 1, givenUp: 1 });
    expect([...one.ledger.refusals]).to.deep.equal([["400", 1]]);
  });
});
