import { expect } from "chai";
import { silentLogger } from "../../../../src/lib/logger.ts";
import { createRegistrarApi } from "../../../../src/registrar/serve/app.ts";
import type { SignedKeysAnswer } from "../../../../src/sdk/receivables/registrar/epoch-keys.ts";

const hash = `0x${"aa".repeat(32)}`;
const body = {
  registrar: `0x${"11".repeat(20)}`,
  account: `0x${"22".repeat(20)}`,
  organisation: 7,
  digests: [hash],
  nonce: hash,
  askedAt: 1,
  signature: `0x${"33".repeat(65)}`,
};
const answer: SignedKeysAnswer = {
  question: hash,
  organisation: 7,
  digests: [hash],
  epochs: [{ epoch: 1, keys: [hash] }],
  answeredAt: 2,
  signature: body.signature,
};

describe("the API of a registrar", () => {
  it("answers so many at a time, and then the next again", async () => {
    const { promise: held, resolve } = Promise.withResolvers<void>();
    let asked = 0;
    const { promise: full, resolve: isFull } = Promise.withResolvers<void>();
    const app = await createRegistrarApi({
      about: {},
      async answer() {
        if (++asked === 64) isFull();
        await held;
        return answer;
      },
      health: async () => ({}),
      log: silentLogger,
    });
    try {
      const post = () => app.inject({ method: "POST", url: "/v1/keys", payload: body });
      const waiting = Array.from({ length: 64 }, post);
      await full;
      const refused = await post();
      expect([refused.statusCode, refused.json().code, refused.json().retryable]).to.deep.equal([
        503,
        "REGISTRAR_OVERLOADED",
        true,
      ]);
      resolve();
      for (const response of await Promise.all(waiting)) expect(response.json()).to.deep.equal(answer);
      expect((await post()).statusCode).to.equal(200);
    } finally {
      await app.close();
    }
  });

  it("shows nothing of what fails inside", async () => {
    const logged: unknown[] = [];
    const log = { ...silentLogger, error: (values: object) => void logged.push(values) };
    const answerBadly = async () => Promise.reject(new Error("a secret"));
    const app = await createRegistrarApi({ about: {}, answer: answerBadly, health: async () => ({}), log });
    try {
      const response = await app.inject({ method: "POST", url: "/v1/keys", payload: body });
      expect([response.statusCode, response.json().code]).to.deep.equal([500, "INTERNAL"]);
      expect(response.body).not.to.contain("secret");
      expect(logged).to.have.length(1);
    } finally {
      await app.close();
    }
  });
});
