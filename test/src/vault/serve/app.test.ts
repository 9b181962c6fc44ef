import { once } from "node:events";
import { readdirSync, statSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import { join } from "node:path";
import { expect } from "chai";
import type { Logger } from "../../../../src/lib/logger.ts";
import { agreedOn, dataSharing } from "../../../../src/testing/data-sharing.ts";
import { vaultBench } from "../../../../src/testing/vault.ts";
import { consumerAt } from "../../../../src/testing/vault-consumer.ts";

/** What is answered to a request of which nothing but its headers is ever sent. */
async function answerToHeaders(url: string, length: number): Promise<IncomingMessage> {
  const headers = { "content-type": "application/json", "content-length": length };
  const sent = request(url, { method: "POST", headers });
  sent.on("error", () => undefined);
  sent.flushHeaders();
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  sent.destroy();
  return answer;
}

describe("the API of a vault", function () {
  this.timeout(120_000);

  it("is described, tells its health and what it did, and logs no secret; its files are its owner's", async () => {
    const lines: string[] = [];
    const keep = (values: object, message: string) => void lines.push(JSON.stringify(values) + message);
    const log: Logger = { debug: keep, info: keep, warn: keep, error: keep };
    const system = await dataSharing();
    const bench = vaultBench(system);
    try {
      const published = await bench.publish("load");
      const agreed = await agreedOn(system, published);
      const vault = await bench.open({ log });
      const get = async (path: string) => {
        const response = await fetch(`${vault.url}${path}`);
        return { status: response.status, media: response.headers.get("content-type"), text: await response.text() };
      };
      expect(JSON.parse((await get("/v1/vault")).text)).to.include({ account: vault.account, org: 1 });
      expect(JSON.parse((await get("/health")).text)).to.deep.equal({ ok: true, problems: {} });
      const { paths } = JSON.parse((await get("/openapi.json")).text);
      expect(paths).to.include.keys(
        "/v1/sign-in",
        "/v1/resources",
        "/v1/accesses",
        "/v1/accesses/{agreement}/{seq}/receipt",
      );
      const large = await answerToHeaders(`${vault.url}/v1/sign-in/challenges`, 10_000_000_000);
      expect([large.statusCode, large.headers["content-type"]]).to.deep.equal([413, "application/problem+json"]);
      expect((await get("/docs/")).status).to.equal(200);
      expect((await get("/nothing")).media).to.match(/^application\/problem\+json/);

      const consumer = consumerAt(system, vault);
      const requested = await consumer.request(agreed);
      await consumer.download(requested);
      const received = await consumer.receive(requested);
      const { token } = await consumer.session();
      const { text } = await get("/metrics");
      expect(text).to.match(/tallystick_vault_accesses_total\{state="Served"\} 1/);
      expect(text).to.match(/tallystick_vault_refusals_total\{code="NOT_FOUND"\} 1/);
      const sent = /tallystick_vault_sent_bytes_total (\d+)/.exec(text)?.[1];
      expect(Number(sent)).to.equal(requested.size);

      const wrong = { authorization: `Bearer ${"x".repeat(43)}` };
      expect((await fetch(`${vault.url}/v1/resources`, { headers: wrong })).status).to.equal(401);
      expect(lines.length).to.be.greaterThan(0);
      const { seed, sealed } = published.document;
      const secrets = [
        token,
        "x".repeat(43),
        seed.slice(2),
        sealed.contentKey.slice(2),
        received.envelope.slice(2),
        "Factory-",
      ];
      for (const secret of secrets) expect(lines.join("\n")).not.to.contain(secret);

      for (const entry of readdirSync(bench.store, { withFileTypes: true, recursive: true })) {
        const { mode } = statSync(join(entry.parentPath, entry.name));
        if (entry.isDirectory() || entry.name.includes(".sealed")) expect(mode & 0o077, entry.name).to.equal(0);
      }
      expect(statSync(bench.store).mode & 0o077).to.equal(0);
    } finally {
      await bench.close();
    }
  });
});
