import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { checkErrors } from "../../../scripts/check/errors.ts";
import { errors } from "../../../scripts/generate/errors.ts";
import { write } from "../../../scripts/generate/generator.ts";
import { withTree } from "../../../src/testing/tree.ts";

describe("scripts/check/errors", () => {
  const files = {
    "contracts/members/IMade.sol": [
      "interface IMade {",
      "    /// @notice `caller` may not,",
      "    /// for one reason | another.",
      "    error Made_Up(address caller);",
      "}",
    ].join("\n"),
    "src/sdk/core/errors.ts":
      'export const CATALOGUE = { SAMPLE_FAILED: { retryable: true, meaning: "It failed.", remedy: "Do it again." } };\n',
    "test/made.test.ts": 'expect("Made_Up", "SAMPLE_FAILED");\n',
  };
  const problems = async (root: string) => (await checkErrors(root)).problems;

  it("accepts what is described, listed and tested", async () => {
    await withTree(files, async (root) => {
      await write(root, errors);
      expect(await checkErrors(root)).to.deep.equal({ seen: 2, of: "errors", problems: [] });
      const page = readFileSync(join(root, "docs/errors.md"), "utf8");
      expect(page).to.contain("| `SAMPLE_FAILED` | yes | It failed. | Do it again. |");
      expect(page).to.contain("| `Made_Up` | `address caller` | `caller` may not, for one reason \\| another. |");
    });
  });

  it("refuses an error without a notice, one that is not listed, and one that no test names", async () => {
    const bare = "interface IMade {\n    error Made_Up(address caller);\n    error Made_Bare();\n}\n";
    await withTree({ ...files, "contracts/members/IMade.sol": bare }, async (root) => {
      expect(await problems(root)).to.deep.equal([
        "contracts/members/IMade.sol: Made_Up has no @notice",
        "contracts/members/IMade.sol: Made_Bare has no @notice",
        "Made_Up is not in docs/errors.md",
        "Made_Bare is not in docs/errors.md",
        "SAMPLE_FAILED is not in docs/errors.md",
        "Made_Bare is named by no test under test/",
      ]);
    });
  });

  it("refuses a code that is thrown in a program whose catalogues lack it", async () => {
    const entry = '{ retryable: false, meaning: "It failed.", remedy: "Do it again." }';
    const thrown = {
      "src/bridge/model/errors.ts": `export const BRIDGE_CATALOGUE = { BRIDGE_FAILED: ${entry} };\n`,
      "src/bridge/model/run.ts": 'throw bridgeError("BRIDGE_FAILED"); throw sdkError("SAMPLE_FAILED");\n',
      "src/deploy/run.ts":
        'throw new TallyError("BRIDGE_FAILED", "no", {});\nthrow new TallyError(code ?? "OTHER_FAILED", "no");\nthrow fault("SAMPLE_FAILED");\n',
      "src/cli/run.ts":
        'throw fault("BRIDGE_FAILED"); throw new TallyError(error.code, "OTHER_FAILED"); use("OTHER_FAILED");\n',
      "test/made.test.ts": 'expect("Made_Up", "SAMPLE_FAILED", "BRIDGE_FAILED");\n',
    };
    await withTree({ ...files, ...thrown }, async (root) => {
      await write(root, errors);
      expect(await problems(root)).to.deep.equal([
        "src/deploy/run.ts:1: throws BRIDGE_FAILED, which no catalogue of src/deploy describes",
        "src/deploy/run.ts:2: throws OTHER_FAILED, which no catalogue of src/deploy describes",
      ]);
    });
  });

  it("refuses an error that is listed but gone", async () => {
    await withTree(files, async (root) => {
      await write(root, errors);
      writeFileSync(join(root, "contracts/members/IMade.sol"), "interface IMade {}\n");
      expect(await problems(root)).to.deep.equal(["docs/errors.md: Made_Up does not exist any more"]);
    });
  });
});
