import fs, {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { expect } from "chai";
import { fileJournal } from "../../../src/deploy/journal.ts";
import { writeDurably } from "../../../src/lib/write-durably.ts";
import { temporaryFolder } from "../../../src/testing/command-line.ts";

describe("writeDurably", () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("makes the folder, replaces the file and leaves nothing else", () => {
    const path = join(folder, "new", "file.json");
    writeDurably(path, "first", 0o600);
    writeDurably(path, "second", 0o600);
    expect(readFileSync(path, "utf8")).to.equal("second");
    expect(readdirSync(join(folder, "new"))).to.deep.equal(["file.json"]);
    if (process.platform !== "win32") expect(statSync(path).mode & 0o777).to.equal(0o600);
  });

  it("keeps the old file when the new one cannot take its place", () => {
    const path = join(folder, "taken");
    mkdirSync(join(path, "inside"), { recursive: true });
    expect(() => writeDurably(path, "text")).to.throw(Error);
    expect(existsSync(join(path, "inside"))).to.equal(true);
  });

  it("writes into what a link leads to and into devices, and refuses a folder, as the journal of a deployment too", () => {
    const [target, link] = [join(folder, "target"), join(folder, "link")];
    symlinkSync(target, link);
    const file = { network: "test", chainId: 1, genesisHash: "0x", contracts: {} };
    fileJournal(link).save(file);
    expect(lstatSync(link).isSymbolicLink()).to.equal(true);
    expect(fileJournal(target).load()).to.deep.equal(file);
    fileJournal("/dev/null").save(file);
    expect(lstatSync("/dev/null").isCharacterDevice()).to.equal(true);
    expect(() => fileJournal(folder).save(file)).to.throw("is a folder");
    expect(readdirSync(folder).toSorted()).to.deep.equal(["link", "target"]);
  });

  for (const [what, save] of [
    ["by itself", (path: string) => writeDurably(path, "text")],
    [
      "as the journal of a deployment",
      (path: string) => fileJournal(path).save({ network: "test", chainId: 1, genesisHash: "0x", contracts: {} }),
    ],
  ] as const) {
    it(`puts content, then name, on the disk before it returns, ${what}`, () => {
      expect(callsWhile(() => save(join(folder, "file")))).to.deep.equal(["fsync file", "rename", "fsync folder"]);
    });
  }
});

/** What of the file system's calls decides what is there after a loss of power, in order. */
function callsWhile(act: () => void): string[] {
  const { fsyncSync, renameSync } = fs;
  const calls: string[] = [];
  fs.fsyncSync = (handle) => {
    calls.push(`fsync ${fs.fstatSync(handle).isDirectory() ? "folder" : "file"}`);
    fsyncSync(handle);
  };
  fs.renameSync = (from, to) => {
    calls.push("rename");
    renameSync(from, to);
  };
  syncBuiltinESMExports();
  try {
    act();
  } finally {
    Object.assign(fs, { fsyncSync, renameSync });
    syncBuiltinESMExports();
  }
  return calls;
}
