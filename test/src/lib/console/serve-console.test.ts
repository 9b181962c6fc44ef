import { expect } from "chai";
import Fastify, { type FastifyInstance } from "fastify";
import { isConsoleBuilt, serveConsole } from "../../../../src/lib/console/serve-console.ts";
import { withTree } from "../../../../src/testing/tree.ts";

describe("src/lib/console/serve-console", () => {
  const FILES = {
    "index.html": "<p>the console</p>",
    "verify.html": "<p>alone</p>",
    "sw.js": "//",
    "manifest.json": "{}",
    "sizes.json": "[]",
    "assets/a-1234.js": "//",
  };
  const html = { accept: "text/html,*/*" };

  const served = (act: (app: FastifyInstance) => Promise<void>) =>
    withTree(FILES, async (folder) => {
      const app = Fastify();
      app.get("/v1/status", () => ({ head: 1 }));
      app.setNotFoundHandler((_, reply) => reply.code(404).send({ code: "NOT_FOUND" }));
      await app.register((scope) => serveConsole(scope, { folder }));
      await act(app);
      await app.close();
    });

  it("gives every address of the console its page, under a policy that lets nothing foreign run", () =>
    served(async (app) => {
      for (const url of ["/", "/verify", "/units/0x12?tab=proof"]) {
        const { statusCode, body, headers } = await app.inject({ url, headers: html });
        expect([statusCode, body, headers["cache-control"]]).to.deep.equal([200, FILES["index.html"], "no-cache"]);
        expect(headers["content-security-policy"])
          .to.include("default-src 'none'")
          .and.include("script-src 'self' 'wasm-unsafe-eval'")
          .and.include("require-trusted-types-for 'script'")
          .and.not.include("unsafe-inline");
        expect(headers["permissions-policy"]).to.include("camera=(self)");
      }
    }));

  it("keeps files with a hash in their name for ever, and asks again for the others", () =>
    served(async (app) => {
      const asset = await app.inject("/assets/a-1234.js");
      expect(asset.headers["cache-control"]).to.equal("public, max-age=31536000, immutable");
      expect((await app.inject("/sw.js")).headers["cache-control"]).to.equal("no-cache");
    }));

  it("hands the page for verifying out as a file", () =>
    served(async (app) => {
      const { headers, body } = await app.inject({ url: "/verify.html", headers: html });
      expect(headers["content-disposition"]).to.equal('attachment; filename="tallystick-verify.html"');
      expect(body).to.equal(FILES["verify.html"]);
    }));

  it("leaves the API as it is, and what nobody has to the app", () =>
    served(async (app) => {
      expect((await app.inject({ url: "/v1/status", headers: html })).json()).to.deep.equal({ head: 1 });
      for (const url of ["/v1/nothing", "/assets/none.js", "/../package.json", "/manifest.json", "/sizes.json"]) {
        const { statusCode, body } = await app.inject({ url, headers: html });
        expect([url, statusCode, JSON.parse(body).code]).to.deep.equal([url, 404, "NOT_FOUND"]);
      }
      expect((await app.inject({ url: "/verify", headers: { accept: "application/json" } })).statusCode).to.equal(404);
      expect((await app.inject({ url: "/verify", method: "POST", headers: html })).statusCode).to.equal(404);
    }));

  it("says whether the console was built", async () => {
    expect(await withTree(FILES, async (folder) => isConsoleBuilt(folder))).to.equal(true);
    expect(await withTree({ "a.js": "//" }, async (folder) => isConsoleBuilt(folder))).to.equal(false);
  });
});
