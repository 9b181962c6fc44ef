import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Made-up documents of the kinds that the cases of this project deal with. Nobody in them exists. */
export const DOCUMENTS: Readonly<Record<string, string>> = {
  "water/2026-11-20-station-3-lab-report.txt": [
    "LABORATORY REPORT 2026-1184",
    "Sample taken   2026-11-20 07:40 UTC, station 3, left bank, 0.5 m below surface",
    "Ammonia nitrogen      0.42 mg/L",
    "Total phosphorus      0.11 mg/L",
    "Dissolved oxygen      8.6 mg/L",
    "pH                    7.8",
    "Signed electronically by the laboratory",
  ].join("\n"),
  "water/2026-11-20-station-3-chain-of-custody.csv": [
    "time,from,to,seal,temperature_celsius",
    "2026-11-20T07:40Z,sampler,courier,S-20931,4.1",
    "2026-11-20T09:15Z,courier,laboratory,S-20931,4.4",
  ].join("\n"),
  "water/probe-calibration-certificate.txt": [
    "CALIBRATION CERTIFICATE",
    "Instrument   dissolved oxygen probe, serial 40-1187",
    "Reference    zero solution and air-saturated water",
    "Deviation    0.05 mg/L at 8.00 mg/L",
    "Valid until  2027-05-20",
  ].join("\n"),
  "steel/order-7731.json": JSON.stringify(
    {
      order: "7731",
      buyer: "Steel Works",
      goods: "hot-rolled coil",
      grade: "S355",
      tonnes: 48.2,
      delivery: "2026-12-15",
    },
    null,
    2,
  ),
  "steel/mill-certificate-heat-88213.txt": [
    "INSPECTION CERTIFICATE 3.1",
    "Heat 88213   Grade S355   Coils 4",
    "C 0.17   Mn 1.35   Si 0.21   P 0.014   S 0.006",
    "Yield strength 381 MPa   Tensile strength 527 MPa   Elongation 26 %",
  ].join("\n"),
  "steel/weighing-slips.csv": [
    "coil,gross_kg,tare_kg,net_kg,scale,time",
    "88213-1,12090,40,12050,W2,2026-11-18T06:12Z",
    "88213-2,12075,40,12035,W2,2026-11-18T06:31Z",
    "88213-3,12110,40,12070,W2,2026-11-18T06:49Z",
    "88213-4,12085,40,12045,W2,2026-11-18T07:05Z",
  ].join("\n"),
  "steel/warehouse-receipt-0417.txt": [
    "WAREHOUSE RECEIPT 0417",
    "Stored   4 coils, 48 200 kg, bay C, slots 11 to 14",
    "For      the holder of this receipt",
  ].join("\n"),
  "finance/invoice-2026-0093.xml": [
    '<?xml version="1.0" encoding="UTF-8"?>',
    "<Invoice>",
    "  <ID>2026-0093</ID><IssueDate>2026-11-19</IssueDate><DueDate>2027-02-17</DueDate>",
    "  <Seller>Harbour Transport</Seller><Buyer>Steel Works</Buyer>",
    '  <PayableAmount currencyID="EUR">18240.00</PayableAmount>',
    "</Invoice>",
  ].join("\n"),
  "finance/delivery-note-2026-0093.txt": [
    "DELIVERY NOTE 2026-0093",
    "4 coils, 48 200 kg, loaded 2026-11-18, received 2026-11-19 without remarks",
  ].join("\n"),
  "finance/assignment-notice.txt": [
    "NOTICE OF ASSIGNMENT",
    "The claim from invoice 2026-0093 has been assigned. Payment discharges the debt only when made to the assignee.",
  ].join("\n"),
  "hospital/ward-7-waste-log.csv": [
    "bag,class,kg,sealed_at",
    "W7-0001,infectious,3.2,2026-11-20T05:30Z",
    "W7-0002,sharps,1.1,2026-11-20T05:42Z",
    "W7-0003,infectious,2.7,2026-11-20T06:10Z",
  ].join("\n"),
  "hospital/destruction-certificate-2211.txt": [
    "CERTIFICATE OF DESTRUCTION 2211",
    "Received 61 bags, 184.6 kg. Destroyed by incineration on 2026-11-21.",
  ].join("\n"),
};

/** Writes the documents into a folder and gives their paths. */
export function writeDocuments(folder: string): string[] {
  return Object.entries(DOCUMENTS).map(([name, text]) => {
    const path = join(folder, name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, `${text}\n`);
    return path;
  });
}
