import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { type DeploymentFile, fileJournal } from "../../../src/deploy/journal.ts";
import { temporaryFolder } from "../../../src/testing/command-line.ts";
import { refused } from "../../../src/testing/errors.ts";

describe("fileJournal", () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const file: DeploymentFile = { network: "test", chainId: 1, genesisHash: "0x", contracts: {} };

  it("gives back what it saved, in a folder that was not there, and nothing else is left in it", () => {
    const journal = fileJournal(join(folder, "deployments", "test.json"));
    expect(journal.load()).to.equal(undefined);
    journal.save({ ...file, chainId: 2 });
    journal.save(file);
    expect(journal.load()).to.deep.equal(file);
    expect(readdirSync(join(folder, "deployments"))).to.deep.equal(["test.json"]);
  });

  it("keeps the old file whole when the new one cannot be written", () => {
    const path = join(folder, "test.json");
    const journal = fileJournal(path);
    journal.save(file);
    const before = readFileSync(path, "utf8");
    const endless = { ...file, contracts: { A: { block: 1n } } } as never;
    expect(() => journal.save(endless)).to.throw(TypeError);
    expect(readFileSync(path, "utf8")).to.equal(before);
  });

  for (const text of ["", '{"network": "te', "null", "[]", '{"contracts": null}']) {
    it(`refuses ${JSON.stringify(text)}`, async () => {
      const path = join(folder, "test.json");
      writeFileSync(path, text);
      await refused(() => fileJournal(path).load(), "DEPLOYMENT_INVALID");
    });
  }
});
