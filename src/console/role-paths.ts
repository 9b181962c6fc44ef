/** Role of an organisation -> the page where it has most to do. */
export const ROLE_PATHS: Readonly<Record<string, string>> = {
  REGULATOR: "/river",
  STATION_OPERATOR: "/river",
  GENERATOR: "/today",
  CARRIER: "/today",
  DISPOSER: "/today",
  INSURER: "/treaties",
  BANK: "/receivables",
  CORE_ENTERPRISE: "/receivables",
  SUPPLIER: "/receivables",
  DATA_PROVIDER: "/agreements",
};
