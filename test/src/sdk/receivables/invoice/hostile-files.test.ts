import { expect } from "chai";
import { LARGEST_INVOICE } from "../../../../../src/sdk/receivables/invoice/decode-xml.ts";
import { parseInvoice } from "../../../../../src/sdk/receivables/invoice/parse-invoice.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { invoiceXml } from "../../../../../src/testing/invoices.ts";

const encode = (xml: string) => new TextEncoder().encode(xml);
const refusal = (bytes: Uint8Array, code: string) => refused(() => parseInvoice(bytes), code);
const inside = (text: string) =>
  encode(invoiceXml().replace("<cac:LegalMonetaryTotal>", `${text}<cac:LegalMonetaryTotal>`));
const afterDeclaration = (text: string) => encode(invoiceXml().replace("?>", `?>${text}`));

describe("hostile invoice files", function () {
  this.timeout(60_000);

  it("expand no entity: a document type is refused, whatever it declares", async () => {
    const laughs = Array.from({ length: 30 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join("");
    const bomb = afterDeclaration(`<!DOCTYPE Invoice [<!ENTITY l0 "ha">${laughs}]>`);
    await refusal(bomb, "INVOICE_DOCTYPE");
    await refusal(afterDeclaration('<!DOCTYPE Invoice SYSTEM "file:///etc/passwd">'), "INVOICE_DOCTYPE");
    await refusal(
      afterDeclaration('<!DOCTYPE i [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]>'),
      "INVOICE_DOCTYPE",
    );
    const { values } = await refusal(afterDeclaration(`<!DOCTYPE ${"a".repeat(100_000)}>`), "INVOICE_DOCTYPE");
    expect(String(values.value).length).to.be.below(200);
    await refusal(encode(invoiceXml({ number: "&xxe;" })), "INVOICE_XML_INVALID");
    await refusal(encode(invoiceXml({ number: "&constructor;" })), "INVOICE_XML_INVALID");
  });

  it("are refused where they are too large, too deep, or have too many elements", async () => {
    expect((await refusal(new Uint8Array(50 * 2 ** 20), "INVOICE_TOO_LARGE")).values).to.deep.equal({
      field: "bytes",
      value: 50 * 2 ** 20,
      limit: LARGEST_INVOICE,
    });
    const deep = await refusal(inside("<a>".repeat(100_000)), "INVOICE_TOO_LARGE");
    expect(deep.values).to.deep.equal({ field: "depth", value: 65, limit: 64 });
    expect((await refusal(inside("<a/>".repeat(300_000)), "INVOICE_TOO_LARGE")).values.field).to.equal("elements");
    const reference = "<cac:BillingReference/>";
    expect((await refusal(inside(reference.repeat(2_000)), "INVOICE_TOO_LARGE")).values.field).to.equal("fields");
  });

  it("keep little in memory: an attachment is passed over, a value is bounded", async () => {
    const attachment = "QUJD".repeat(3_000_000);
    expect(parseInvoice(inside(`<cac:Attachment>${attachment}</cac:Attachment>`)).number).to.equal("INV-0012/7");
    const long = await refusal(encode(invoiceXml({ number: "7".repeat(4_000_000) })), "INVOICE_FIELD_INVALID");
    expect(JSON.stringify(long.values).length + long.message.length).to.be.below(1_000);
    for (const name of ["a", "xmlns:a"]) {
      const attributes = (count: number) => Array.from({ length: count }, (_, n) => `${name}${n}="x"`).join(" ");
      expect(parseInvoice(inside(`<a ${attributes(64)}/>`)).payable).to.equal(165_625n);
      const many = await refusal(inside(`<a ${attributes(50_000)}/>`), "INVOICE_TOO_LARGE");
      expect(many.values).to.deep.equal({ field: "attributes", value: 65, limit: 64 });
    }
  });

  it("are refused where they are no UTF-8, or say so", async () => {
    await refusal(Uint8Array.from([0xff, 0xfe, 0x3c, 0x00]), "INVOICE_NOT_UTF8");
    await refusal(Buffer.from(invoiceXml({ number: "caf\u00e9" }), "latin1"), "INVOICE_NOT_UTF8");
    const said = await refusal(encode(invoiceXml().replace("UTF-8", "ISO-8859-1")), "INVOICE_NOT_UTF8");
    expect(said.values).to.deep.equal({ field: "encoding", value: "ISO-8859-1" });
  });

  it("are refused where they are not well-formed XML 1.0", async () => {
    const whole = invoiceXml();
    const broken = [
      "",
      "\u0000",
      "no XML",
      whole.replace("INV", "I\u0000NV"),
      whole.replace("INV", "I&#0;NV"),
      whole.replace("INV", "I\u0001NV"),
      whole.replace("</Invoice>", ""),
      `${whole}<Invoice/>`,
      whole.replace("<cbc:ID>", "<cbc:ID a='1' a='2'>"),
      whole.replace("<cbc:ID>", "<nobody:ID>"),
      whole.replace('version="1.0"', 'version="1.1"'),
      whole.slice(0, whole.length / 2),
    ];
    for (const xml of broken) {
      const { values } = await refusal(encode(xml), "INVOICE_XML_INVALID");
      expect(values).to.have.property("reason");
    }
  });

  it("are refused where they are another document", async () => {
    const other = await refusal(
      encode("<Order xmlns='urn:oasis:names:specification:ubl:schema:xsd:Order-2'/>"),
      "INVOICE_NOT_UBL",
    );
    expect(other.values.value).to.equal("{urn:oasis:names:specification:ubl:schema:xsd:Order-2}Order");
    await refusal(encode("<Invoice/>"), "INVOICE_NOT_UBL");
    await refusal(encode("<constructor xmlns='__proto__'/>"), "INVOICE_NOT_UBL");
    await refusal(encode(invoiceXml().replaceAll("Invoice-2", "CreditNote-2")), "INVOICE_NOT_UBL");
  });
});
