extension Schema {
  /// Everything that schema 1 is made of.
  static let tables = [registers, files, reports, runs, operations, improvement].joined(separator: "\n")

  /// Codes are interned, so that reports carry small integers; everywhere `month` is `Month.count`.
  static let registers = """
    CREATE TABLE facility (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE,
      name TEXT, category TEXT, micro_network TEXT, network TEXT, regional_authority TEXT, district TEXT,
      telephone TEXT, latitude REAL, longitude REAL, executing_unit TEXT,
      closure TEXT
    ) STRICT;

    CREATE TABLE product (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE,
      name TEXT, unit TEXT, type TEXT, couple_years_per_unit REAL, pack_size INTEGER, minimum_order INTEGER,
      price_soles REAL, litres_per_unit REAL, substitute_group TEXT, service_level REAL,
      programme TEXT
    ) STRICT;

    -- How a facility is supplied, as files state it; what no file states is NULL.
    CREATE TABLE facility_supply (
      facility_id INTEGER PRIMARY KEY REFERENCES facility(id),
      lead_time_months INTEGER, review_period_months INTEGER,
      warehouse TEXT, storage_litres REAL, budget_soles REAL
    ) STRICT;

    CREATE TABLE order_under_way (
      facility_id INTEGER NOT NULL REFERENCES facility(id),
      product_id INTEGER NOT NULL REFERENCES product(id),
      expected_month INTEGER NOT NULL,
      quantity REAL NOT NULL,
      ordered_month INTEGER,
      PRIMARY KEY (facility_id, product_id, expected_month)
    ) STRICT, WITHOUT ROWID;
    """

  /// Of the second step: which code is ordered in the place of another, as a catalogue states it.
  static let successors = "ALTER TABLE product ADD COLUMN successor TEXT"
}
