import { EventEmitter, once } from "node:events";
import { expect } from "chai";
import Fastify, { type FastifyInstance } from "fastify";
import { csvReplies } from "../../../../src/indexer/serve/csv-replies.ts";
import { PUBLIC, type Viewer } from "../../../../src/indexer/serve/viewer.ts";
import { isTallyError } from "../../../../src/lib/errors.ts";

const MEMBER: Viewer = { kind: "member", account: "0x", subject: null, org: 1, roles: [] };
const PAGES = 40;
/** Longer than what a socket holds for who does not read. */
const LINE = "x".repeat(1_000_000);

describe("query API: lists as CSV", () => {
  let app: FastifyInstance;
  let url = "";
  const answers = new EventEmitter();
  let viewerOf: (page: number) => Viewer = () => PUBLIC;
  before(async () => {
    app = Fastify({ forceCloseConnections: true });
    app.addHook("onRequest", async ({ url }, { raw }) => void raw.once("close", () => answers.emit(url)));
    const csv = csvReplies();
    app.setErrorHandler((error, _, reply) => {
      void reply.code(503).send(isTallyError(error) ? error.code : String(error));
    });
    app.get("/list", (request, reply) => {
      const ask = async ({ after }: { readonly after: string | undefined }) => {
        const page = Number(after ?? 0);
        const next = page + 1 < PAGES ? String(page + 1) : null;
        return { viewer: viewerOf(page), answer: { asOf: { block: 7 }, items: [{ page, line: LINE }], next } };
      };
      return csv.reply(request, reply, ask, { after: undefined, limit: 1 }, ["page", "line"]);
    });
    url = `${await app.listen({ port: 0, host: "127.0.0.1" })}/list`;
  });
  after(() => app.close());

  it("are given two at a time to one address, and again once one of them was read or left", async () => {
    const held = await Promise.all([fetch(`${url}?first`), fetch(`${url}?second`)]);
    const refused = await fetch(url);
    expect([refused.status, await refused.text()]).to.deep.equal([503, "INDEX_OVERLOADED"]);
    const over = once(answers, "/list?first");
    expect((await (held[0] as Response).text()).split("\r\n")).to.have.length(PAGES + 2);
    await over;
    const again = await fetch(url);
    expect(again.status).to.equal(200);
    await Promise.all([again, held[1]].map((each) => each?.body?.cancel()));
  });

  it("are cut off where who reads them is somebody else before their end", async () => {
    viewerOf = (page) => (page < 3 ? MEMBER : PUBLIC);
    const cut = await fetch(url)
      .then(
        (answer) => answer.text(),
        (error: unknown) => error,
      )
      .catch((error: unknown) => error);
    expect(cut).to.be.instanceOf(Error);
  });
});
