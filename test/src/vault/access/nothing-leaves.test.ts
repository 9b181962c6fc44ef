import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { getBytes, id } from "ethers";
import { type OpenUrl, openUrlWithin, readBody } from "../../../../src/lib/open-url.ts";
import { signTerms } from "../../../../src/sdk/data/model/agreement/terms.ts";
import { COMPUTE } from "../../../../src/testing/compute.ts";
import { type DataSharing, dataSharing } from "../../../../src/testing/data-sharing.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { loadCsv, vaultBench } from "../../../../src/testing/vault.ts";
import { consumerAt } from "../../../../src/testing/vault-consumer.ts";
import { RESOURCE_IRI } from "../../../../src/vault/catalogue/dataset.ts";
import { exportOffer, type OfferTerms, withPolicyHash } from "../../../../src/vault/catalogue/export-offer.ts";
import { parsePolicy } from "../../../../src/vault/compute/policy/parse-policy.ts";
import { DSP_CONTEXT } from "../../../../src/vault/dsp/model/context.ts";

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

const policy = parsePolicy({
  version: 1,
  tables: {
    load: {
      subject: { column: "factory" },
      columns: {
        factory: { type: "text", uses: [], aggregates: ["count_distinct"] },
        kwh: { type: "decimal(12,3)", uses: ["filter"], aggregates: ["sum", "avg"] },
      },
    },
  },
  minimumGroupSize: 5,
  freeSql: true,
  functions: ["count_distinct", "sum", "avg"],
  limits: { rows: 1_000, milliseconds: 20_000, memoryMiB: 256 },
});

const message = (type: string): string => JSON.stringify({ "@context": [DSP_CONTEXT], "@type": type });

async function ask(openUrl: OpenUrl, { url, body }: { readonly url: string; readonly body?: string }, token?: string) {
  const headers: Record<string, string> = {};
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  if (body !== undefined) headers["content-type"] = "application/json";
  const method = body === undefined ? "GET" : "POST";
  const answer = await openUrl({ url, method, headers, ...(body !== undefined && { body }) });
  return { status: answer.status, text: Buffer.from(await readBody(answer.body, 2 ** 26)).toString() };
}

describe("what leaves the owner before it agreed", function () {
  this.timeout(120_000);

  it("is hashes and ciphertext: in no request, answer, transaction, event or file of the store is any content, seed or key", async () => {
    const system = await dataSharing();
    const bench = vaultBench(system);
    try {
      const secret = "Zebra-Works-4711";
      const csv = `${loadCsv(300)}${secret},2025-02-03T04:05:06Z,98765432.125\n`;
      const { resource, service, document } = await bench.publish("load", csv);
      const members = [{ org: 2, address: "https://bank.example/dsp" }];
      const vault = await bench.open({
        compute: { policy, tables: { load: resource }, ...COMPUTE },
        dataspace: { baseUrl: "https://vault.example/dsp/2025-1", members },
      });
      const { openUrl, sent } = recorder();
      const consumer = consumerAt(system, vault, { openUrl });
      const session = await consumer.session();
      const anybody = [
        `${vault.url}/v1/resources`,
        `${vault.url}/v1/vault`,
        `${vault.url}/openapi.json`,
        `${vault.url}/metrics`,
        `${vault.url}/.well-known/dspace-version`,
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
      const asked = { resource, purposes: ["CreditChecking" as const], maxUses: 3 };
      const rules = { computeOnly: false, minGroupSize: 0, byRule: false, oneEach: false, salt: id("salt") };
      const offered: OfferTerms = {
        provider: 1,
        service,
        ...asked,
        ...rules,
        recipientRoles: ["BANK"],
        validFrom: now,
        validTo: now + 864_000,
      };
      const offer = withPolicyHash(offered, exportOffer(offered, { id: "", chainId: system.deployment.chainId }));
      const common = { policyHash: offer.policyHash, ...asked };
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
      const dataset = `${RESOURCE_IRI}${resource}`;
      const dsp = `${vault.url}/dsp/2025-1`;
      const listed = [
        { url: `${dsp}/catalog/request`, body: message("CatalogRequestMessage") },
        { url: `${dsp}/catalog/datasets/${encodeURIComponent(dataset)}` },
      ];
      const processes = [
        { url: `${dsp}/negotiations/urn:uuid:none` },
        { url: `${dsp}/negotiations/request`, body: message("ContractRequestMessage") },
        { url: `${dsp}/transfers/urn:uuid:none` },
        { url: `${dsp}/transfers/request`, body: message("TransferRequestMessage") },
      ];
      for (const each of listed) {
        expect((await ask(openUrl, each)).status, `${each.url} for a stranger`).to.equal(401);
        const { status, text } = await ask(openUrl, each, session.token);
        expect(status, each.url).to.equal(200);
        expect(text).to.contain(resource);
      }
      for (const each of processes) {
        for (const token of [undefined, session.token]) {
          expect((await ask(openUrl, each, token)).status, each.url).to.be.within(400, 404);
        }
      }
      const query = { sql: "SELECT * FROM load" };
      const question = { column: "kwh", atLeast: "1" };
      for (const [end, body] of [
        ["result", { query }],
        ["answer", { query, question }],
      ] as const) {
        const each = { url: `${vault.url}/v1/computations/${id("no job")}/${end}`, body: JSON.stringify(body) };
        expect((await ask(openUrl, each)).status, `${end} for a stranger`).to.equal(401);
        expect((await ask(openUrl, each, session.token)).status, end).to.equal(404);
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
