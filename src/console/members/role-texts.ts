import type { Texts } from "../text/texts.ts";

const en = {
  REGULATOR: "Regulator",
  STATION_OPERATOR: "Station operator",
  GENERATOR: "Hospital",
  CARRIER: "Carrier",
  DISPOSER: "Disposer",
  WAREHOUSE: "Warehouse",
  INSPECTOR: "Inspector",
  BANK: "Bank",
  CORE_ENTERPRISE: "Core enterprise",
  SUPPLIER: "Supplier",
  INSURER: "Insurer",
  DATA_PROVIDER: "Data provider",
  REGISTRAR: "Registrar",
};

type Role = keyof typeof en;

const zh: Record<Role, string> = {
  REGULATOR: "监管方",
  STATION_OPERATOR: "监测站运营方",
  GENERATOR: "产生单位",
  CARRIER: "承运方",
  DISPOSER: "处置方",
  WAREHOUSE: "仓储方",
  INSPECTOR: "检验方",
  BANK: "银行",
  CORE_ENTERPRISE: "核心企业",
  SUPPLIER: "供应商",
  INSURER: "保险方",
  DATA_PROVIDER: "数据提供方",
  REGISTRAR: "登记方",
};

export const isRole = (name: string): name is Role => Object.hasOwn(en, name);

export const ROLE_TEXTS: Texts<Role> = { part: "roles", en, zh };
