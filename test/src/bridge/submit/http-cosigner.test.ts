import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { Wallet } from "ethers";
import { createGateway } from "../../../../src/bridge/submit/gateway.ts";
import { httpCosigner } from "../../../../src/bridge/submit/http-cosigner.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { closedBatch } from "../../../../src/testing/readings.ts";

const deployment = { chainId: 1, contracts: { Feeds: { address: Wallet.createRandom().address } } } as never;
const { batch } = closedBatch(1, 1, 5);
const proposal = { batch, epoch: 1, readings: new Uint8Array(5 * 86) };

describe("a gateway that is asked over HTTP", () => {
  const asked = (answer: () => Promise<Response>) =>
    httpCosigner({ url: "http://b", apiKey: "key", timeout: 1_000, fetch: answer, deployment }).cosign(proposal);
  const json = (body: unknown, status = 200) => asked(async () => new Response(JSON.stringify(body), { status }));

  it("gives a signature that is one over what was proposed, and no other", async () => {
    const gateway = createGateway(Wallet.createRandom(), deployment, {
      promise: async (_, __, hash) => hash,
      cosigned: async () => undefined,
    });
    const signature = await gateway.sign(batch, 1);
    expect(await json(signature)).to.deep.equal(signature);
    const wrong = [
      await gateway.sign(batch, 2),
      await gateway.sign({ ...batch, to: batch.to + 1 }, 1),
      { ...signature, signer: Wallet.createRandom().address },
      { ...signature, signature: "0x12" },
      ...[{ signer: 1 }, null, [], "yes"],
    ];
    for (const answer of wrong) await refused(json(answer), "COSIGNER_UNREACHABLE");
  });

  it("is not read on where its answer has no end", async () => {
    const gone = Promise.withResolvers<void>();
    const server = createServer((_, response) => {
      response.on("close", () => gone.resolve());
      const more = () => {
        while (response.write(" ".repeat(65_536)));
      };
      response.on("drain", more);
      more();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const cosigner = httpCosigner({
      url: `http://127.0.0.1:${port}`,
      apiKey: "key",
      timeout: 60_000,
      fetch,
      deployment,
    });
    await refused(cosigner.cosign(proposal), "COSIGNER_UNREACHABLE");
    await gone.promise;
    await new Promise((resolve) => server.close(resolve));
  });

  it("passes its refusal on, and says when it does not answer in the API's form", async () => {
    const problem = { code: "COSIGN_OMITTED", detail: "left out", retryable: false, values: { sensor: 100 } };
    const error = await refused(json(problem, 409), "COSIGN_OMITTED");
    expect([error.message, error.retryable, error.values.sensor]).to.deep.equal(["left out", false, 100]);
    await refused(
      asked(() => Promise.reject(new Error("ECONNREFUSED"))),
      "COSIGNER_UNREACHABLE",
    );
    await refused(
      asked(async () => new Response("<html>", { status: 502 })),
      "COSIGNER_UNREACHABLE",
    );
  });
});
