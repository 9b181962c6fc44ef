/** Values, rows and contents for property tests. */
import fc from "fast-check";
import type { Column } from "../sdk/data/model/content/schema.ts";
import type { ContentValue } from "../sdk/data/model/content/value.ts";

const decimal = (scale: number): fc.Arbitrary<string> =>
  fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).map((units) => {
    const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
    const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
    return units < 0n ? `-${text}` : text;
  });

const present = ({ type, scale = 0 }: Column): fc.Arbitrary<ContentValue> => {
  switch (type) {
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.oneof(fc.bigInt({ min: -3n, max: 3n }), fc.bigInt({ min: -(2n ** 255n), max: 2n ** 255n - 1n }));
    case "decimal":
      return decimal(scale);
    case "double":
      return fc.double();
    case "text":
      return fc.oneof(fc.string({ maxLength: 3 }), fc.string({ unit: "binary", maxLength: 100 }));
    case "bytes":
      return fc.uint8Array({ maxLength: 100 });
    case "date":
      return fc.bigInt({ min: -(2n ** 31n), max: 2n ** 31n - 1n });
    case "timestamp":
      return fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    case "time":
      return fc.bigInt({ min: 0n, max: 86_400_000_000n });
  }
};

/** A value of a column, or none. */
export const arbitraryValue = (column: Column): fc.Arbitrary<ContentValue> =>
  fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 9, arbitrary: present(column) });

export const arbitraryRow = (columns: readonly Column[]): fc.Arbitrary<ContentValue[]> =>
  fc.tuple(...columns.map(arbitraryValue));
