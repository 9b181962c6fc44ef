import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { WITH_HARDHAT, WITHOUT_HARDHAT, writeConsumer } from "../../scripts/package/consumer.ts";
import { installLinked, link } from "../../scripts/package/install-linked.ts";
import type { Packed } from "../../scripts/package/pack.ts";
import { artifactPath } from "../../src/deploy/artifact.ts";
import { PLAN } from "../../src/deploy/plan.ts";
import { contractsOf } from "../../src/deploy/select-domains.ts";

const ROOT = join(import.meta.dirname, "../..");

/** All that may be in the package, and the compiled contracts of the plan, which must be. */
const WANTED = [
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
  /^contracts\/(?!.*(mock|\/tests?\/|\.t\.sol)).*\.sol$/i,
  /^dist\/src\/(lib|sdk|deploy|bridge|indexer|keeper|network|registrar|relay|vault|watchlist|cli)\/.*\.(js|d\.ts)$/,
  /^dist\/console\/((index|verify)\.html|(manifest|sizes)\.json|sw\.js|manifest\.webmanifest|[\w-]+\.(svg|png|ico))$/,
  /^dist\/console\/assets\/[\w.-]+\.(js|css|wasm|woff2|svg|png)$/,
  /^abi\/\w+\.json$/,
  /^dist\/types\/(contracts|abi\/\w+)\.(js|d\.ts)$/,
  /^dist\/types\/ethers-contracts\/(factories\/)?(common|contracts\/|@openzeppelin\/).*\.(js|d\.ts)$/,
  /^network\/(prometheus|grafana|mosquitto|systemd|image|programs|runbooks)\/.*[^~]$/,
  /^deployments\/(README\.md|.*\.config\.example\.json)$/,
];

/**
 * The package as others get it. It is unpacked as npm would unpack it; what it depends on is linked from this repository, so that
 * nothing is asked of the network. `npm run test:package` does the same with a real installation.
 */
/** Contracts, SDK, commands and documents of one domain, and its part of the programs: bytes of the tarball. */
const PACKED_PER_DOMAIN = 260_000;
/** The console, as it is built. */
const PACKED_CONSOLE = 1_500_000;

describe("the npm package", function () {
  this.timeout(240_000);
  let folder: string;
  let packed: Packed;

  before(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "tallystick-")));
    packed = installLinked(ROOT, folder);
    writeConsumer(folder);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("holds what is used and nothing else", () => {
    const { files, size, unpackedSize } = packed;
    console.log(`      ${files.length} files, ${size} bytes packed, ${unpackedSize} unpacked`);
    const artifacts = contractsOf(PLAN).map(artifactPath);
    expect(files.filter((file) => file.startsWith("artifacts/"))).to.have.members(artifacts);
    const others = files.filter((file) => !artifacts.includes(file));
    expect(others.filter((file) => !WANTED.some((pattern) => pattern.test(file)))).to.deep.equal([]);
    expect(files.filter((file) => file.startsWith("contracts/")).length).to.be.above(20);
    expect(size).to.be.below(PLAN.length * PACKED_PER_DOMAIN + PACKED_CONSOLE);
  });

  // One of them is that `tally up` fails with HARDHAT_MISSING.
  for (const [name, check] of Object.entries(WITHOUT_HARDHAT)) it(name, () => check(folder));

  describe("with hardhat", () => {
    before(() => link(ROOT, folder, "hardhat", "solc", "typescript", "@types/node"));
    for (const [name, check] of Object.entries(WITH_HARDHAT)) it(name, () => check(folder));
  });
});
