import { expect } from "chai";
import { checkDocuments } from "../../../scripts/check/documents.ts";
import { withTree } from "../../../src/testing/tree.ts";

describe("scripts/check/documents", () => {
  const check = (text: string) => withTree({ "docs/a.md": text, "src/here.ts": "" }, checkDocuments);

  it("finds links and quoted paths that lead nowhere", async () => {
    const { problems } = await check(
      "[here](../src/here.ts#top) and\n[there](../src/there.ts), `src/here.ts:3`, `test/gone.ts`",
    );
    expect(problems).to.deep.equal([
      "docs/a.md:2 names src/there.ts, which is not there",
      "docs/a.md:2 names test/gone.ts, which is not there",
    ]);
  });

  it("leaves alone what stands for many, what a glob finds, addresses and fenced blocks", async () => {
    const text = "`src/<domain>/a.ts` `contracts/IX.sol` `src/*.ts` [x](https://example.org/a)\n```\n`src/no.ts`\n```";
    expect(await check(text)).to.deep.equal({ seen: 1, of: "paths", problems: [] });
  });
});
