import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { getBytes, id } from "ethers";
import { type OpenUrl, openUrlWithin, readBody } from "../../../../src/lib/open-url.ts";
import { signTerms } from "../../../../src/sdk/data/model/agreement/terms.ts";
import { type DataSharing, dataSharing } from "../../../../src/testing/data-sharing.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { loadCsv, vaultBench } from "../../../../src/testing/vault.ts";
import { consumerAt } from "../../../../src/testing/vault-consumer.ts";

/** Keeps every byte that goes over HTTP, of headers too. */
function recorder(): { readonly openUrl: OpenUrl; readonly sent: Buffer[] } {
  const open = openUrlWithin(30_000);
  const sent: Buffer[] = [];
  const openUrl: OpenUrl = async (request) => {
    sent.push(Buffer.from(JSON.stringify(request)));
    const answer = await open(request);
    const body = await readBody(answer.body, 2 ** 26);
    sent.push(Buffer.from(JSON.stringify(answer.headers)), Buffer.from(body));
    return {
      ...answer,
      body: (async function* () {
        yield body;
      })(),
    };
  };
  return { openUrl, sent };
}

/** Every transaction's data, and every event. */
async function onChain({ ethers: { provider } }: DataSharing): Promise<Buffer[]> {
  const pieces: Buffer[] = [];
  const last = await provider.getBlockNumber();
  for (let number = 0; number <= last; number++) {
    const block = await provider.getBlock(number, true);
    for (const { data } of block?.prefetchedTransactions ?? []) pieces.push(Buffer.from(getBytes(data)));
  }
  const logs = await provider.getLogs({ fromBlock: 0, toBlock: last });
  return [
    ...pieces,
    ...logs.map(({ data, topics }) => Buffer.from(getBytes(`${data}${topics.map((each) => each.slice(2)).join("")}`))),
  ];
}

const filesIn = (folder: string): Buffer[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));

describe("what leaves the owner before it agreed", function () {
  this.timeout(120_000);

  it("is hashes and ciphertext: in no request, answer, transaction, event or file of the store is any content, seed or key", async () => {
    const system = await dataSharing();
    const bench = vaultBench(system);
    try {
      const secret = "Zebra-Works-4711";
      const csv = `${loadCsv(300)}${secret},2025-02-03T04:05:06Z,98765432.125\n`;
      const { resource, service, document } = await bench.publish("load", csv);
      const vault = await bench.open();
      const { openUrl, sent } = recorder();
      const consumer = consumerAt(system, vault, { openUrl });
      const session = await consumer.session();
      const anybody = [
        `${vault.url}/v1/resources`,
        `${vault.url}/v1/vault`,
        `${vault.url}/openapi.json`,
        `${vault.url}/metrics`,
      ];
      for (const url of anybody) {
        for (const authorization of ["", `Bearer ${session.token}`]) {
          const headers: Record<string, string> = authorization === "" ? {} : { authorization };
          const { status, body } = await openUrl({ url, method: "GET", headers });
          expect(status).to.equal(200);
          await readBody(body, 2 ** 26);
        }
      }
      // An agreement that was asked for, and not agreed to.
      const now = await system.now();
      const common = { resource, policyHash: id("policy"), purposes: ["CreditChecking" as const], maxUses: 3 };
      const offer = { provider: 1, service, ...common, validFrom: now, validTo: now + 864_000 };
      const opened = await system.owner.agreements.openOfferAndWait({ offer });
      const [start, end, deadline] = [now, now + 86_400, now + 3_600];
      const parties = { provider: 1, consumer: 2, subject: system.subject.address };
      const terms = { ...common, ...parties, offer: opened.offer, start, end, nonce: 1, deadline };
      const signature = await signTerms(system.consumerSigner, system.deployment, terms);
      const { agreement } = await system.consumer.agreements.requestAgreementAndWait({ terms, signature });
      for (const selection of [{}, { rows: [{ from: 300, to: 301 }] }]) {
        const { values } = await refused(consumer.request({ agreement, terms }, selection), "VAULT_REFUSED");
        expect(values.code).to.equal("AGREEMENT_NOT_LIVE");
      }
      const place = { method: "GET", headers: { authorization: `Bearer ${session.token}` } };
      for (const end of ["", "/ciphertext"]) {
        expect((await openUrl({ url: `${vault.url}/v1/accesses/${agreement}/1${end}`, ...place })).status).to.equal(
          404,
        );
      }

      const all = [...sent, ...(await onChain(system)), ...filesIn(bench.store)];
      expect(all.length).to.be.greaterThan(40);
      const { seed, sealed } = document;
      const texts = [secret, "Zebra", "Factory-", "98765432", "299.125", seed.slice(2), sealed.contentKey.slice(2)];
      const needles = [
        ...texts.map((text) => Buffer.from(text)),
        Buffer.from(getBytes(seed)),
        Buffer.from(getBytes(sealed.contentKey)),
        Buffer.from(texts[5] as string, "utf16le"),
      ];
      for (const needle of needles) {
        expect(all.filter((piece) => piece.includes(needle)).length, needle.toString("latin1")).to.equal(0);
      }
      // What is looked for would be found.
      expect(filesIn(bench.folder).filter((piece) => piece.includes(Buffer.from(secret)))).to.not.have.length(0);
      const root = Buffer.from(getBytes(document.version.contentRoot));
      expect(all.filter((piece) => piece.includes(root))).to.not.have.length(0);
      for (const name of ["vault.db", "vault.lock", "outbox.db"]) {
        expect(filesIn(bench.store).length, name).to.be.greaterThan(2);
      }
    } finally {
      await bench.close();
    }
  });
});
