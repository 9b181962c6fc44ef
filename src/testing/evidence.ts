import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { toUtf8Bytes } from "ethers";
import type { Client } from "../sdk/core/client.ts";
import { attestationsContract } from "../sdk/evidence/contracts.ts";
import { buildStatementTree } from "../sdk/evidence/model/anchor/build-statement-tree.ts";
import { createFileStatement } from "../sdk/evidence/model/receipt/create-file-statement.ts";
import { digestFile } from "../sdk/evidence/model/receipt/file-digest.ts";
import { FILE_SCHEMA } from "../sdk/evidence/model/receipt/file-schema.ts";
import { issueReceipts } from "../sdk/evidence/model/receipt/issue-receipts.ts";
import { attestationsEip712Domain } from "../sdk/evidence/model/statement/statement.ts";
import { testSystem } from "./system.ts";

async function* chunks(text: string): AsyncGenerator<Uint8Array> {
  const bytes = toUtf8Bytes(text);
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}

/** The digest of a text, as if it were a file read in pieces. */
export const digestText = (text: string) => digestFile(chunks(text));

/** Anchors one batch of made-up files and issues their receipts. */
export async function anchorEvidence(
  client: Client,
  signer: HardhatEthersSigner,
  texts: readonly string[],
  validUntil = 0n,
) {
  const attestations = attestationsContract(client).connect(signer);
  const { minWords } = await attestations.schemas(FILE_SCHEMA.id);
  if (minWords === 0n) {
    const { definition, revocable, policy } = FILE_SCHEMA;
    await (await attestations.registerSchema(definition, revocable, policy)).wait();
  }
  const evidence = await Promise.all(
    texts.map(async (text, i) => {
      const made = createFileStatement({
        file: { ...(await digestText(text)), capturedAt: 1_900_000_000 + i },
        metadata: { name: `file ${i}.txt`, note: "for the court" },
        attester: signer.address,
      });
      return { ...made, statement: { ...made.statement, validUntil } };
    }),
  );
  const statements = evidence.map(({ statement }) => statement);
  const { root, count } = buildStatementTree(attestationsEip712Domain(client.deployment), statements);
  const { hash: transactionHash } = await attestations.anchor(root, count, FILE_SCHEMA.id);
  const receiptOf = await issueReceipts(client, { evidence, transactionHash });
  return { evidence, statements, root, transactionHash, receipts: texts.map((_, i) => receiptOf(i)), attestations };
}

/** A fresh system with one anchored batch. */
export async function evidenceSystem(texts: readonly string[] = ["first", "second", "third"]) {
  const system = await testSystem();
  const client = await system.client(system.admin);
  return { ...system, client, ...(await anchorEvidence(client, system.admin, texts)) };
}
