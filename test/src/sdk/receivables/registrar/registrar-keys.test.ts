import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { expect } from "chai";
import { verifyTypedData, Wallet } from "ethers";
import {
  type EpochSecret,
  type KeysAnswer,
  keysUnder,
} from "../../../../../src/sdk/receivables/registrar/epoch-keys.ts";
import {
  type KeysQuestion,
  questionDigest,
  registrarEip712Domain,
  signAnswer,
} from "../../../../../src/sdk/receivables/registrar/keys-message.ts";
import { registrarKeys } from "../../../../../src/sdk/receivables/registrar/registrar-keys.ts";
import { verifyAnswer } from "../../../../../src/sdk/receivables/registrar/verify-answer.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const NOW = 1_790_000_000_123;
const deployment = { chainId: 31_337, genesisHash: `0x${"11".repeat(32)}` };
const domain = registrarEip712Domain(deployment);
const member = new Wallet(`0x${"22".repeat(32)}`);
const registrar = new Wallet(`0x${"33".repeat(32)}`);
const secrets: EpochSecret[] = [
  { epoch: 1, secret: `0x${"44".repeat(32)}` },
  { epoch: 2, secret: `0x${"55".repeat(32)}` },
];
const request = { organisation: 7, digests: [`0x${"aa".repeat(32)}`, `0x${"bb".repeat(32)}`] };

const answerTo = (question: KeysQuestion): KeysAnswer => ({
  question: questionDigest(domain, question),
  organisation: question.organisation,
  digests: question.digests,
  epochs: keysUnder(secrets, question),
  answeredAt: question.askedAt + 1,
});

describe("registrarKeys", () => {
  let server: Server;
  let url: string;
  let asked: (KeysQuestion & { readonly signature: string })[];
  /** What the server does with a request. */
  let answer: (question: KeysQuestion) => Promise<{ readonly status?: number; readonly body: unknown }>;

  before(async () => {
    server = createServer(async (incoming, response) => {
      const question = (await json(incoming)) as KeysQuestion & { readonly signature: string };
      asked.push(question);
      const { status = 200, body } = await answer(question);
      response.writeHead(status).end(typeof body === "string" ? body : JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  after(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  beforeEach(() => {
    asked = [];
    answer = honest();
  });

  /** Answers as a registrar does, or with changes that are signed too or made afterwards. */
  const honest =
    (signed: Partial<KeysAnswer> = {}, later: object = {}, by = registrar) =>
    async (question: KeysQuestion) => {
      const content = { ...answerTo(question), ...signed };
      return { body: { ...content, signature: await signAnswer(by, domain, content), ...later } };
    };
  const clock = { now: () => NOW, sleep: async () => {} };
  const keysOf = (to = url) =>
    registrarKeys({ url: to, signer: member, deployment, registrar: registrar.address.toLowerCase(), clock });

  it("signs each request, which is of no use a second time, and gives the keys of every epoch", async () => {
    const found = await keysOf()(request);
    expect(found.epochs).to.deep.equal(keysUnder(secrets, request));
    expect(found.answer).to.include({ organisation: 7, answeredAt: 1_790_000_001 });
    await keysOf()(request);
    const [first, second] = asked.map(({ signature, ...question }) => ({ signature, question }));
    if (first === undefined || second === undefined) return expect.fail();
    expect(first.question.nonce).to.not.equal(second.question.nonce);
    expect(first.question).to.include({
      registrar: registrar.address,
      account: member.address,
      organisation: 7,
      askedAt: 1_790_000_000,
    });
    const types = {
      KeysQuestion: [
        { name: "registrar", type: "address" },
        { name: "account", type: "address" },
        { name: "organisation", type: "uint32" },
        { name: "digests", type: "bytes32[]" },
        { name: "nonce", type: "bytes32" },
        { name: "askedAt", type: "uint48" },
      ],
    };
    expect(verifyTypedData(domain, types, first.question, first.signature)).to.equal(member.address);
  });

  it("takes no answer but the registrar's, to this request, with all keys", async () => {
    const bad: readonly [string, typeof answer][] = [
      ["signature", honest({}, {}, member)],
      ["signature", honest({}, { answeredAt: 1 })],
      ["signature", honest({}, { signature: "0x1234" })],
      ["question", honest({ question: `0x${"99".repeat(32)}` })],
      ["organisation", honest({ organisation: 8 })],
      ["digests", honest({ digests: request.digests.toReversed() })],
      ["epochs", honest({ epochs: [] })],
      ["epochs", honest({ epochs: keysUnder(secrets, request).toReversed() })],
      ["keys of epoch 2", honest({ epochs: [{ epoch: 2, keys: [`0x${"01".repeat(32)}`] }] })],
      ["(answer).answeredAt", honest({}, { answeredAt: "now" })],
      ["(answer)", async () => ({ body: "<html>" })],
      ["(answer)", async () => ({ body: "[]" })],
    ];
    for (const [field, behaviour] of bad) {
      answer = behaviour;
      const { values } = await refused(keysOf()(request), "REGISTRAR_ANSWER_INVALID");
      expect(values.field).to.equal(field);
    }
  });

  it("says who refused, and whether trying again helps", async () => {
    const problem = { code: "ACCOUNT_NOT_ALLOWED", retryable: false, detail: "not enrolled" };
    answer = async () => ({ status: 403, body: problem });
    expect((await refused(keysOf()(request), "REGISTRAR_REFUSED")).values).to.deep.include({ status: 403, problem });
    answer = async () => ({ status: 429, body: { ...problem, retryable: true } });
    expect((await refused(keysOf()(request), "REGISTRAR_BUSY")).retryable).to.equal(true);
    answer = async () => ({ status: 502, body: "bad gateway" });
    await refused(keysOf()(request), "REGISTRAR_UNREACHABLE");
    await refused(keysOf("http://127.0.0.1:1")(request), "REGISTRAR_UNREACHABLE");
    await refused(() => registrarKeys({ url, signer: member, deployment, registrar: "me" }), "ARGUMENT_INVALID");
    for (const digests of [[], Array(301).fill(request.digests[0]), ["0x12"]]) {
      await refused(keysOf()({ organisation: 7, digests }), "ARGUMENT_INVALID");
    }
  });

  it("leaves an answer that others can verify", async () => {
    const { body } = await honest()({
      ...request,
      registrar: registrar.address,
      account: member.address,
      nonce: `0x${"77".repeat(32)}`,
      askedAt: 5,
    });
    const asked = { ...request, registrar: registrar.address };
    expect(verifyAnswer(body, { domain, question: body.question, asked })).to.equal(body);
    expect(verifyAnswer(body, { domain, asked })).to.equal(body);
    const elsewhere = registrarEip712Domain({ ...deployment, chainId: 1 });
    await refused(
      () => verifyAnswer(body, { domain: elsewhere, question: body.question, asked }),
      "REGISTRAR_ANSWER_INVALID",
    );
  });
});
