import { id } from "ethers";
import { addServiceAndWait } from "../../sdk/data/actions/catalog/add-service.ts";
import { createResourceAndWait } from "../../sdk/data/actions/catalog/create-resource.ts";
import { publishVersionAndWait } from "../../sdk/data/actions/catalog/publish-version.ts";
import { setResourceStatusAndWait } from "../../sdk/data/actions/catalog/set-resource-status.ts";
import { signVersion, type Version } from "../../sdk/data/model/catalogue/version.ts";
import { attestAndWait } from "../../sdk/evidence/actions/attestations/attest.ts";
import { registerSchemaAndWait } from "../../sdk/evidence/actions/attestations/register-schema.ts";
import { createDocument, type SaltedDocument } from "../../sdk/evidence/model/document/create-document.ts";
import { encodeData } from "../../sdk/evidence/model/schema/data.ts";
import { createStatement } from "../../sdk/evidence/model/statement/create.ts";
import type { Statement } from "../../sdk/evidence/model/statement/statement.ts";
import { dateText } from "../../sdk/settlement/model/dates.ts";
import { chainTime } from "../shared/chain-clock.ts";
import type { SideChain } from "../shared/side-chain.ts";
import { plain } from "../supply-chain-finance/money.ts";
import type { SideParties } from "./parties.ts";

const DAY = 86_400;
export const RECORD_DEFINITION = "bytes32 document";

/** A delivery as the buyer's procurement system has it. */
export interface Delivered {
  readonly invoice: string;
  readonly amount: bigint;
}

/** A supplier's procurement record: private but for its root, which the buyer states on the side chain. */
export interface ProcurementRecord {
  readonly document: SaltedDocument;
  readonly statement: Statement;
  readonly uid: string;
  /** In the catalogue, and how it is had. */
  readonly resource: string;
  readonly service: string;
}

/** The buyer states what its supplier delivered, and lists the record in the catalogue. Nobody reads any of it from the chain. */
export async function publishRecord(
  { deployment }: SideChain,
  { steel }: SideParties,
  deliveries: readonly Delivered[],
): Promise<ProcurementRecord> {
  const { client, signer } = steel;
  const now = await chainTime(client.provider);
  const document = createDocument({
    buyer: "Steel Works",
    supplier: "Lake Forge",
    deliveries: deliveries.map(({ invoice, amount }, i) => ({
      order: `SW-44${70 + i}`,
      invoice,
      amount: plain(amount),
      delivered: dateText(Math.floor(now / DAY)),
      accepted: true,
      pricePerTonne: `${4_180 + i}.00`,
    })),
    rejectedThisYear: 1,
  });
  const { schema } = await registerSchemaAndWait(client, { definition: RECORD_DEFINITION, revocable: true });
  const data = encodeData(RECORD_DEFINITION, { document: document.root });
  const statement = createStatement({ schema, attester: signer.address, data });
  const { uid } = await attestAndWait(client, { statement });

  const terms = { consent: "Always", visibility: "Members" } as const;
  const { resource } = await createResourceAndWait(client, { name: id("procurement record of Lake Forge"), terms });
  const endpoint = { interfaceHash: id("openapi"), endpointHash: id("vault.steel.example") };
  const kind = { resource, kind: "Download", ...endpoint } as const;
  const { service } = await addServiceAndWait(client, { name: id("Download"), service: kind });
  const version: Version = {
    resource,
    number: 1,
    metadataHash: id("deliveries of the quarter"),
    schemaHash: schema,
    contentRoot: document.root,
    leaves: document.fields.length,
    sourceSystem: id("procurement"),
    method: id("goods receipt"),
    collectedFrom: now - DAY,
    collectedTo: now,
    source: steel.org,
    deadline: now + DAY,
  };
  const sourceSignature = await signVersion(signer, deployment, version);
  await publishVersionAndWait(client, { version, sourceSignature });
  await setResourceStatusAndWait(client, { resource, status: "Active" });
  return { document, statement, uid, resource, service };
}
