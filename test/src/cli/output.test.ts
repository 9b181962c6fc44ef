import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { collectFiles } from "../../../src/cli/evidence/shared/collect-files.ts";
import { readProofFile } from "../../../src/cli/sensing/shared/proof-file.ts";
import { readText } from "../../../src/cli/shared/files.ts";
import { openOutput, writeOutput } from "../../../src/cli/shared/output.ts";
import { temporaryFolder } from "../../../src/testing/command-line.ts";
import { refused } from "../../../src/testing/errors.ts";

describe("what tally writes and reads", () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string) => join(folder, name);

  it("replaces a regular file as a whole, and leaves it as it was when given up", async () => {
    writeFileSync(at("out"), "before");
    writeFileSync(at("out.part"), "of a run that was cut off");
    const inode = lstatSync(at("out")).ino;
    const given = openOutput(at("out"));
    given.write("half");
    given.drop();
    expect(readFileSync(at("out"), "utf8")).to.equal("before");
    writeOutput(at("out"), "after");
    expect(readFileSync(at("out"), "utf8")).to.equal("after");
    expect(lstatSync(at("out")).ino).not.to.equal(inode);
    writeOutput(at("new/deep"), "new");
    expect(readdirSync(folder).sort()).to.deep.equal(["new", "out"]);
  });

  it("writes into what a link leads to, also when that is not there yet, and keeps the link", async () => {
    writeFileSync(at("target"), "before, and longer");
    symlinkSync(at("target"), at("link"));
    symlinkSync(at("later"), at("dangling"));
    writeOutput(at("link"), "after");
    writeOutput(at("dangling"), "new");
    expect([readFileSync(at("target"), "utf8"), readFileSync(at("later"), "utf8")]).to.deep.equal(["after", "new"]);
    expect(["link", "dangling"].map((name) => lstatSync(at(name)).isSymbolicLink())).to.deep.equal([true, true]);
  });

  it("writes into devices and pipes, and refuses a folder, also behind a link", async () => {
    writeOutput("/dev/null", "gone");
    expect(lstatSync("/dev/null").isCharacterDevice()).to.equal(true);
    execFileSync("mkfifo", [at("pipe")]);
    const reader = spawn("cat", [at("pipe")], { stdio: ["ignore", "pipe", "inherit"] });
    const heard: string[] = [];
    reader.stdout.on("data", (piece) => heard.push(String(piece)));
    const ended = once(reader, "close");
    writeOutput(at("pipe"), "through");
    await ended;
    expect([heard.join(""), lstatSync(at("pipe")).isFIFO()]).to.deep.equal(["through", true]);
    mkdirSync(at("folder"));
    symlinkSync(at("folder"), at("to folder"));
    for (const path of [at("folder"), at("to folder")]) {
      expect((await refused(async () => writeOutput(path, "no"), "FILE_UNWRITABLE")).values).to.include({
        reason: "EISDIR",
      });
    }
    expect(readdirSync(at("folder"))).to.deep.equal([]);
    await refused(async () => writeOutput("/proc/none/deep/x", "no"), "FILE_UNWRITABLE");
  });

  it("refuses documents without an end, and files beyond what is held in memory", async () => {
    const read = async (path: string) => {
      for await (const _ of readProofFile(path)) expect.fail("there is no proof in it");
    };
    const line = " ".repeat(1 << 20);
    writeFileSync(at("spaces"), `${line.repeat(17)}x`);
    writeFileSync(at("lines"), "\n".repeat(1 << 20));
    for (const path of [at("spaces"), at("lines"), "/dev/zero"]) {
      expect((await refused(() => read(path), "FILE_TOO_LARGE")).values, path).to.include({ file: path });
    }
    writeFileSync(at("long"), `${line.repeat(15)}x`);
    await refused(() => read(at("long")), "JSON_INVALID");
    writeFileSync(at("text"), "grün".repeat(500_000));
    expect(readText(at("text"))).to.equal("grün".repeat(500_000));
    execFileSync("truncate", ["-s", "1G", at("sparse")]);
    expect((await refused(async () => readText(at("sparse")), "FILE_TOO_LARGE")).values).to.include({
      file: at("sparse"),
    });
  });

  it("leaves out a file whose name is not UTF-8, says so, and takes the others", () => {
    writeFileSync(at("good"), "good");
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/bad`), Buffer.of(0xff)]), "bad");
    const left: string[] = [];
    const files = collectFiles([folder], at("receipts"), (path, why) => left.push(`${why}: ${path}`));
    expect(files.map(({ path }) => path)).to.deep.equal([at("good")]);
    expect(left).to.deep.equal([`its name is not UTF-8: ${at("bad\ufffd")}`]);
  });
});
