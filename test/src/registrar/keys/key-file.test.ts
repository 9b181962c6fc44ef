import { expect } from "chai";
import {
  checkOf,
  currentEpoch,
  MAX_EPOCHS,
  newEpoch,
  withNewEpoch,
  withoutOldest,
} from "../../../../src/registrar/keys/epochs.ts";
import { encryptKeyFile, readKeyFile } from "../../../../src/registrar/keys/key-file.ts";
import { refused } from "../../../../src/testing/errors.ts";

const NOW = 1_790_000_000_000;
const none = () => expect.fail("asked for a password");

describe("the key file of a registrar", function () {
  this.timeout(30_000);
  const epochs = withNewEpoch([newEpoch(1, NOW)], NOW + 5);

  it("is encrypted, and read again with its password alone", async () => {
    const text = encryptKeyFile(epochs, "correct horse");
    for (const { secret } of epochs) expect(text).not.to.contain(secret.slice(2, 20));
    expect(readKeyFile(text, () => "correct horse")).to.deep.equal(epochs);
    const wrong = await refused(() => readKeyFile(text, () => "wrong"), "KEY_FILE_PASSWORD_WRONG");
    expect(JSON.stringify(wrong.values) + wrong.message).not.to.contain("correct");
    const file = JSON.parse(text);
    const other = { ...file.crypto, text: Buffer.from("other").toString("base64") };
    await refused(
      () => readKeyFile(JSON.stringify({ ...file, crypto: other }), () => "correct horse"),
      "KEY_FILE_PASSWORD_WRONG",
    );
    expect(encryptKeyFile(epochs, "correct horse")).not.to.equal(text);
  });

  it("is taken in the clear, and refused where it is of another form, without a secret in the error", async () => {
    const clear = { tallystickRegistrarKeys: 1, epochs };
    expect(readKeyFile(JSON.stringify(clear), none)).to.deep.equal(epochs);
    const [first] = epochs;
    const { crypto } = JSON.parse(encryptKeyFile(epochs, "x"));
    const bad: readonly [string, unknown][] = [
      ["(file)", undefined],
      ["", []],
      ["tallystickRegistrarKeys", { ...clear, tallystickRegistrarKeys: 2 }],
      ["epochs", { ...clear, epochs: [] }],
      ["epochs", { ...clear, epochs: epochs.toReversed() }],
      ["epochs", { ...clear, epochs: [first, first] }],
      ["epochs[0].secret", { ...clear, epochs: [{ ...first, secret: first?.secret.slice(0, 40) }] }],
      ["more", { ...clear, more: 1 }],
      ["crypto.n", { tallystickRegistrarKeys: 1, crypto: { ...crypto, n: 2 ** 30 } }],
      ["crypto.iv", { tallystickRegistrarKeys: 1, crypto: { ...crypto, iv: "AAAA" } }],
      ["crypto.tag", { tallystickRegistrarKeys: 1, crypto: { ...crypto, tag: "AAAA" } }],
    ];
    for (const [field, content] of bad) {
      const text = content === undefined ? "{" : JSON.stringify(content);
      const { values, message } = await refused(() => readKeyFile(text, () => "x"), "KEY_FILE_INVALID");
      expect(values.field, text).to.equal(field);
      expect(JSON.stringify(values) + message).not.to.contain(first?.secret.slice(2, 20) as string);
    }
  });
});

describe("epochs", () => {
  it("are numbered on, with a secret each, and are not more than a document can have keys", async () => {
    let epochs = [newEpoch(1, NOW)];
    while (epochs.length < MAX_EPOCHS) epochs = withNewEpoch(epochs, NOW + epochs.length);
    expect(epochs.map(({ epoch }) => epoch)).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(currentEpoch(epochs)).to.equal(8);
    expect(new Set(epochs.map(({ secret }) => secret)).size).to.equal(MAX_EPOCHS);
    expect(new Set(epochs.map(checkOf)).size).to.equal(MAX_EPOCHS);
    expect(epochs[1]?.since).to.equal(new Date(NOW + 1).toISOString());
    expect((await refused(() => withNewEpoch(epochs, NOW), "EPOCHS_TOO_MANY")).values.value).to.equal(8);
  });

  it("are dropped in their order, and never the last", async () => {
    const epochs = withNewEpoch(withNewEpoch([newEpoch(1, NOW)], NOW), NOW);
    expect((await refused(() => withoutOldest(epochs, 2), "EPOCH_NOT_DROPPABLE")).values.epochs).to.deep.equal([
      1, 2, 3,
    ]);
    const last = withoutOldest(withoutOldest(epochs, 1), 2);
    expect(last).to.deep.equal(epochs.slice(2));
    await refused(() => withoutOldest(last, 3), "EPOCH_NOT_DROPPABLE");
    expect(withNewEpoch(last, NOW).map(({ epoch }) => epoch)).to.deep.equal([3, 4]);
  });
});
