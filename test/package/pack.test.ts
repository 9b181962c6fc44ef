import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { WITH_HARDHAT, WITHOUT_HARDHAT, writeConsumer } from "../../scripts/package/consumer.ts";
import { type Packed, pack } from "../../scripts/package/pack.ts";
import { succeed } from "../../scripts/package/run-command.ts";

const ROOT = join(import.meta.dirname, "../..");

/** All that may be in the package. */
const WANTED = [
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
  /^contracts\/(?!.*(mock|\/tests?\/|\.t\.sol)).*\.sol$/i,
  /^dist\/src\/(lib|sdk|deploy|bridge|cli)\/.*\.(js|d\.ts)$/,
  /^abi\/\w+\.json$/,
  /^dist\/types\/(contracts|abi\/\w+)\.(js|d\.ts)$/,
  /^dist\/types\/ethers-contracts\/(factories\/)?(common|contracts\/|@openzeppelin\/).*\.(js|d\.ts)$/,
  /^artifacts\/.*\/(TimelockController|Members|Council|Attestations|Fingerprints|Sensors|Feeds|Exceedances|Profiles|Custody|ERC7913\w+Verifier)\.json$/,
  /^deployments\/(README\.md|.*\.config\.example\.json)$/,
];

/**
 * The package as others get it. It is unpacked as npm would unpack it; what it depends on is linked from this repository, so that
 * nothing is asked of the network. `npm run test:package` does the same with a real installation.
 */
describe("the npm package", function () {
  this.timeout(240_000);
  let folder: string;
  let packed: Packed;

  /** Links packages of this repository. Their own dependencies are found from where they really are. */
  const link = (...names: string[]) => {
    for (const name of names) {
      const at = join(folder, "node_modules", name);
      mkdirSync(dirname(at), { recursive: true });
      if (!existsSync(at)) symlinkSync(join(ROOT, "node_modules", name), at);
    }
  };

  before(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "tallystick-")));
    succeed(ROOT, process.execPath, "scripts/dist.ts");
    packed = pack(ROOT, folder, { build: false });
    const installed = join(folder, "node_modules", "tallystick");
    mkdirSync(join(folder, "node_modules", ".bin"), { recursive: true });
    succeed(folder, "tar", "-xzf", packed.tarball);
    succeed(folder, "mv", "package", installed);
    const { bin, dependencies } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
    link(...Object.keys(dependencies));
    symlinkSync(join(installed, bin.tally), join(folder, "node_modules", ".bin", "tally"));
    writeConsumer(folder);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("holds what is used and nothing else", () => {
    const { files, size, unpackedSize } = packed;
    console.log(`      ${files.length} files, ${size} bytes packed, ${unpackedSize} unpacked`);
    expect(files.filter((file) => !WANTED.some((pattern) => pattern.test(file)))).to.deep.equal([]);
    expect(files.filter((file) => file.startsWith("contracts/")).length).to.be.above(20);
    expect(size).to.be.below(1_000_000);
  });

  // One of them is that `tally up` fails with HARDHAT_MISSING.
  for (const [name, check] of Object.entries(WITHOUT_HARDHAT)) it(name, () => check(folder));

  describe("with hardhat", () => {
    before(() => link("hardhat", "solc", "typescript", "@types/node"));
    for (const [name, check] of Object.entries(WITH_HARDHAT)) it(name, () => check(folder));
  });
});
