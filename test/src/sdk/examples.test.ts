import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect } from "chai";
import ts from "typescript";

/** The variables that examples may use without making them. */
const GIVEN = `
import type { Provider, Signer, TypedDataDomain } from "ethers";
import type { Client, Deployment } from "tallystick";
import type { BillTerms } from "tallystick/bills";
import type { CycleTerms, NamedBank, Obligation } from "tallystick/clearing";
import type { CreditTerms, Drawing } from "tallystick/credits";
import type { FacilityTerms, PaymentRequest } from "tallystick/funds";
import type { DualApproval, Proposal } from "tallystick/members";
import type { FingerprintKeys, Invoice, Receivable, Sale, SignedKeysAnswer } from "tallystick/receivables";
import type { BankCalendar } from "tallystick/settlement";
import type { Ask, Holding as AskHolding, Quote as BoardQuote } from "tallystick/board";
import type { Consent } from "tallystick/settlement";
import type { LossNotice, TreatyTerms } from "tallystick/treaties";
import type { Statement } from "tallystick/evidence";
import type { TransactionReceiptProof } from "tallystick";
import type { Disclosure, FileDigest, FileStatement, SaltedDocument } from "tallystick/evidence";
import type { GatewaySignature, Reading, ReadingBatch } from "tallystick/sensing";
import type {
  Access, AgreementTerms, Answer, AnswerStore, ContentDisclosure, ContentSchema, Grant, Job, Offer, Price, ReceivedKey, RequestedAccess,
  ResultDocument, RunComputationParameters, VaultSession, Version,
} from "tallystick/data";
declare global {
  const client: Client;
  const deployment: Deployment;
  const provider: Provider, sideProvider: Provider;
  const lightClient: string, rawHeader: string, slot: string, validators: string[];
  const signer: Signer;
  const domain: TypedDataDomain;
  const statement: Statement;
  const statements: Statement[];
  const salted: SaltedDocument;
  const disclosure: Disclosure & ContentDisclosure;
  const evidence: FileStatement[];
  const digest: FileDigest;
  const receiptProof: TransactionReceiptProof;
  const bytes: Uint8Array;
  const invoice: Invoice;
  const answer: SignedKeysAnswer & Answer;
  const directory: ReadonlyMap<string, number>;
  const keysOf: FingerprintKeys;
  const reading: Reading;
  const readings: Reading[];
  const batch: ReadingBatch, sealedBatch: ReadingBatch, other: ReadingBatch;
  const signatures: GatewaySignature[];
  const proposal: Proposal;
  const proposalId: bigint;
  const approval: DualApproval;
  const sale: Sale, checker: string;
  const cash: string;
  const cycle: string, cycleTerms: CycleTerms, obligations: Obligation[];
  const xml: string, banks: NamedBank[], settledAt: number, transaction: string;
  const creditTerms: CreditTerms, transferred: CreditTerms, drawing: Drawing;
  const billTerms: BillTerms, bill: string, lot: bigint, calendar: BankCalendar;
  const facilityTerms: FacilityTerms, facility: string, paymentRequest: PaymentRequest, payment: string;
  const treatyTerms: TreatyTerms, treaty: string, lossNotice: LossNotice, loss: string, call: string;
  const askTerms: Ask, ask: string, holding: AskHolding, quote: BoardQuote, trade: string, sealed: string, documents: string;
  const bySeller: Consent, byBuyer: Consent, claim: bigint;
  const credit: string, presentation: string, amendment: string;
  const terms: Receivable & AgreementTerms;
  const offer: Offer & { readonly salt: string };
  const price: Price;
  const version: number & Version;
  const access: Access;
  const session: VaultSession;
  const requested: RequestedAccess;
  const received: ReceivedKey;
  const download: AsyncIterable<Uint8Array>, ciphertext: AsyncIterable<Uint8Array>, content: AsyncIterable<Uint8Array>;
  const contentKey: Uint8Array, envelope: Uint8Array;
  const grant: Grant;
  const job: Job & { readonly resultHash: string };
  const result: ResultDocument;
  const compute: RunComputationParameters["compute"];
  const answers: AnswerStore;
  const count: number;
  const keep: (...given: unknown[]) => Promise<void>, send: (part: Uint8Array) => Promise<void>;
  const resource: string, service: string, agreement: string, computation: string, policyHash: string;
  const reason: string, resultHash: string, logHash: string, salt: string, commitment: string, sourceSignature: string;
  const receivable: string;
  const instrument: bigint;
  const proof: string[];
  const path: string[];
  const publicKey: Uint8Array & string;
  const clientDataJSON: string;
  const list: string, tag: string, output: Uint8Array;
  const schema: string & ContentSchema, key: string & Uint8Array, privateKey: string & Uint8Array;
  const attester: string, account: string, former: string, registrar: string, data: string, uid: string;
  const root: string, signature: string, giverSignature: string, receiverSignature: string, secret: string, der: string, rs: string;
  const authenticatorData: string, text: string, transactionHash: string;
}
`;

/** The code of every @example in a file. */
function examplesOf(file: string): string[] {
  const comments = readFileSync(file, "utf8").match(/\/\*\*[\s\S]*?\*\//g) ?? [];
  return comments.flatMap((comment) => {
    const lines = comment.split("\n").map((line) => line.replace(/^\s*\*\/?\s?/, ""));
    const start = lines.findIndex((line) => line.startsWith("@example"));
    if (start < 0) return [];
    const rest = lines.slice(start + 1);
    const end = rest.findIndex((line) => line.startsWith("@"));
    return [(end < 0 ? rest : rest.slice(0, end)).join("\n")];
  });
}

describe("examples in the documentation of the SDK and of deploying", () => {
  const files = globSync("src/{sdk,deploy}/**/*.ts").sort();
  const examples = new Map(
    files.flatMap((file) =>
      examplesOf(file).map((code, i): [string, string] => [
        resolve(`example-${file.replace(/\W/g, "-")}-${i}.ts`),
        code,
      ]),
    ),
  );

  it("are there for every action, with their imports", () => {
    const actions = files.filter((file) => /export (async )?function/.test(readFileSync(file, "utf8")));
    const without = actions.filter(
      (file) => /^src\/sdk\/\w+\/actions\//.test(file) && examplesOf(file).length === 0 && !INTERNAL.test(file),
    );
    expect(without).to.deep.equal([]);
    for (const [file, code] of examples) expect(code, file).to.match(/^import .* from "tallystick(\/\w+)?";$/m);
  });

  it("compile against the public API", function () {
    this.timeout(120_000);
    const given = resolve("example-given.ts");
    const sources = new Map([[given, GIVEN], ...examples]);
    const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
    const paths = {
      tallystick: ["./src/sdk/index.ts"],
      "tallystick/all": ["./src/sdk/all.ts"],
      "tallystick/deploy": ["./src/deploy/index.ts"],
      "tallystick/node": ["./src/sdk/node.ts"],
      "tallystick/abi/*": ["./types/abi/*.ts"],
      "tallystick/contracts/types": ["./types/contracts.ts"],
      "tallystick/*": ["./src/sdk/*/index.ts"],
    };
    const strict = { ...options, paths, noUnusedLocals: false };
    const host = ts.createCompilerHost(strict);
    const { fileExists, readFile, getSourceFile } = host;
    host.fileExists = (file) => sources.has(file) || fileExists(file);
    host.readFile = (file) => sources.get(file) ?? readFile(file);
    host.getSourceFile = (file, version, ...rest) => {
      const text = sources.get(file);
      return text === undefined ? getSourceFile(file, version, ...rest) : ts.createSourceFile(file, text, version);
    };
    const program = ts.createProgram([...sources.keys()], strict, host);
    const faults = [...sources.keys()].flatMap((file) => {
      const source = program.getSourceFile(file);
      return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    });
    const shown = faults.map(
      ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    );
    expect(shown).to.deep.equal([]);
    expect(examples.size).to.be.greaterThan(50);
    expect([...examples.keys()].filter((file) => file.includes("src-deploy-")).length).to.be.at.least(4);
  });
});

/** Functions that actions share. */
const INTERNAL = /\/(build|resolve|check-items|own-organisation|move|outcome-of|prove-fact|state-upkeep)\.ts$/;
