import { expect } from "chai";
import { codeOf } from "../../../../src/console/api/code-of.ts";
import { findCertificates, standingOf } from "../../../../src/console/custody/public/find-certificates.ts";
import type { IndexedStatement } from "../../../../src/sdk/query/evidence.ts";
import type { OpenUrl } from "../../../../src/lib/open-url.ts";

const AS_OF = { block: 1, hash: "0x00", time: 1, lag: 0 };

describe("certificates of a unit", () => {
  /** An API that has some statements about the unit and knows others singly; what it says of the rest is `status`. */
  const apiWith = (about: readonly string[], known: readonly string[], status = 404) => {
    const openUrl: OpenUrl = async ({ url }) => {
      const { pathname, searchParams } = new URL(url, "http://api");
      const name = pathname.split("/").at(-1) ?? "";
      const limit = Number(searchParams.get("limit"));
      const answer = pathname.endsWith("/statements")
        ? {
            asOf: AS_OF,
            items: about.slice(0, limit).map((uid) => ({ uid, schema: "0x5c", org: 7 })),
            next: about.length > limit ? "on" : null,
          }
        : known.includes(name)
          ? { asOf: AS_OF, item: { uid: name, schema: "0x5c", org: 7 } }
          : pathname.endsWith("/schemas/0x5c")
            ? { asOf: AS_OF, item: { definition: "uint64 number" } }
            : pathname.endsWith("/organisations/7")
              ? { asOf: AS_OF, item: { org: 7, standing: "Suspended", roles: [] } }
              : undefined;
      const code = status === 404 ? "NOT_FOUND" : "INDEX_BUSY";
      const problem = { type: "about:blank", title: code, status, code, detail: "" };
      return {
        status: answer === undefined ? status : 200,
        headers: new Headers({ "content-type": "application/json" }),
        body: new Blob([JSON.stringify(answer ?? problem)]).stream(),
      } as unknown as Awaited<ReturnType<OpenUrl>>;
    };
    return { url: "http://api", openUrl };
  };
  const find = (api: ReturnType<typeof apiWith>, uids: readonly string[], most = 2) =>
    findCertificates(api, { unit: "0x01", uids, most });

  it("have their schema's text and their issuer with them, and are over after their last second", async () => {
    const [certificate] = (await find(apiWith([], ["b"]), ["b"])).certificates;
    expect(certificate?.definition).to.equal("uint64 number");
    expect(certificate?.issuer).to.deep.include({ org: 7, standing: "Suspended" });
    const until = (validUntil: number, status: "Live" | "Revoked" = "Live") =>
      standingOf({ status, validUntil } as IndexedStatement, 100);
    expect([until(0), until(100), until(99), until(99, "Revoked")]).to.deep.equal([
      "Live",
      "Live",
      "Expired",
      "Revoked",
    ]);
  });

  it("are those about it, and those that its acts name, each once", async () => {
    const { certificates, others, hasMore } = await find(apiWith(["a", "c"], ["a", "b"]), ["a", "b"]);
    expect(certificates.map(({ uid, statement }) => [uid, statement?.uid])).to.deep.equal([
      ["a", "a"],
      ["b", "b"],
    ]);
    expect(
      others.map(({ uid }) => uid),
      "what no act names stands apart",
    ).to.deep.equal(["c"]);
    expect(hasMore).to.equal(false);
  });

  it("are not known singly only where the index says that it does not know them", async () => {
    const { certificates } = await find(apiWith([], []), ["x"]);
    expect(certificates).to.deep.equal([{ uid: "x", statement: undefined, definition: undefined, issuer: undefined }]);
    const failure = await find(apiWith([], [], 503), ["x"]).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).to.be.instanceOf(Error);
    expect(codeOf(failure)).not.to.equal("NOT_FOUND");
  });

  it("say that there are more than were asked for", async () => {
    expect((await find(apiWith(["a", "b", "c"], []), [])).hasMore).to.equal(true);
    expect((await find(apiWith([], ["a", "b", "c"]), ["a", "b", "c"])).hasMore).to.equal(true);
    expect((await find(apiWith([], ["a", "b"]), ["a", "b"])).hasMore).to.equal(false);
  });
});
