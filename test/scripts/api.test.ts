/** What `npm run test:api` makes of Python and of Schemathesis, without either. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { askApi } from "../../scripts/api/schemathesis.ts";
import { installPython } from "../../scripts/python-package.ts";

describe("npm run test:api", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "api-"));
    mkdirSync(join(folder, "bin"));
  });
  after(() => rmSync(folder, { recursive: true }));

  it("says what is missing where there is no Python", () => {
    const missing = installPython({ name: "schemathesis", version: "1", folder, python: join(folder, "python3") });
    expect(missing).to.equal("Python 3.11 or newer is not here");
  });

  it("fails on what is found, and asks the same each time, by the document of the API and with its key", async () => {
    const told = join(folder, "told.json");
    // Node in Python's place: the file is the program.
    const ask = async (code: number) => {
      const program = `require("node:fs").writeFileSync(${JSON.stringify(told)}, JSON.stringify(process.argv)); process.exit(${code})`;
      writeFileSync(join(folder, "bin/schemathesis"), program);
      return askApi({ folder, url: "http://127.0.0.1:1", key: "k", python: process.execPath });
    };
    expect(await ask(0)).to.equal(true);
    expect(await ask(1)).to.equal(false);
    const { default: argv } = await import(told, { with: { type: "json" } });
    expect(argv).to.include.members(["http://127.0.0.1:1/openapi.json", "--seed", "11", "Authorization: Bearer k"]);
  });
});
