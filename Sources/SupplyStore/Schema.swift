import GRDB

/// The tables, as a chain of migrations: a step that has been released is never changed, only followed.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: facilities, products, reports, findings, runs") { database in
      try database.execute(sql: firstTables)
    }
    migrator.registerMigration("2: what tables said of reports that fuller files give") { database in
      try database.execute(sql: shadowedReports)
    }
    migrator.registerMigration("3: stock-outs with the usual resupply") { database in
      try database.execute(sql: "ALTER TABLE assessment ADD COLUMN risk_with_resupply BLOB")
    }
    migrator.registerMigration("4: transfers between facilities") { database in
      try database.execute(sql: transfers)
    }
    migrator.registerMigration("5: terms of supply and orders under way") { database in
      try database.execute(sql: supplyTerms)
    }
    migrator.registerMigration("6: the arithmetic of orders") { database in
      try database.execute(sql: orderArithmetic)
    }
    migrator.registerMigration("7: lots of reports") { database in
      try database.execute(sql: lots)
    }
    migrator.registerMigration("8: what expires of each lot") { database in
      try database.execute(sql: "ALTER TABLE assessment ADD COLUMN lots TEXT")
    }
    migrator.registerMigration("9: what warehouses can send") { database in
      try database.execute(sql: warehouseStock)
    }
    migrator.registerMigration("10: lots that transfers take") { database in
      try database.execute(sql: transferLots)
    }
    migrator.registerMigration("11: the log of changes, records of runs, nights and alerts") { database in
      try OperationTables.create(database)
    }
    migrator.registerMigration("12: what lots that transfers take cost") { database in
      try database.execute(sql: "ALTER TABLE transfer ADD COLUMN expiring_soles REAL NOT NULL DEFAULT 0")
    }
    migrator.registerMigration("13: assessments that fill their pages") { database in
      try database.execute(sql: roomierAssessments)
    }
    migrator.registerMigration("14: the facts of findings") { database in
      try database.execute(sql: findingFacts)
    }
    return migrator
  }

  /// What was found stands as JSON; findings of before are gone until their files are imported again.
  private static let findingFacts = """
    DROP TABLE finding;
    CREATE TABLE finding (
      id INTEGER PRIMARY KEY,
      file_id INTEGER NOT NULL REFERENCES import_file(id),
      code TEXT NOT NULL, severity TEXT NOT NULL,
      line INTEGER, byte INTEGER,
      facts TEXT NOT NULL,
      -- The report that it is about, where it could be read.
      facility TEXT, product TEXT, month INTEGER
    ) STRICT;
    CREATE INDEX finding_file ON finding(file_id);
    """

  /// Rows of 1.5 kB in a table without row numbers take a page of 4 kB each, for what does not fit in a quarter of it lies apart.
  private static let roomierAssessments = """
    CREATE TABLE assessment_by_row (
      run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      facility_id INTEGER NOT NULL REFERENCES facility(id),
      product_id INTEGER NOT NULL REFERENCES product(id),
      state TEXT NOT NULL,
      stock_month INTEGER, stock REAL, recent_consumption BLOB NOT NULL,
      average_consumption REAL NOT NULL, months_of_stock REAL, availability TEXT NOT NULL,
      monthly_demand BLOB NOT NULL,
      risk_by_month BLOB, expected_date TEXT, early_date TEXT, late_date TEXT, days_of_cover INTEGER,
      decision TEXT NOT NULL, order_quantity INTEGER NOT NULL, order_up_to REAL,
      cover_months INTEGER NOT NULL, service_level REAL NOT NULL, official_quantity INTEGER,
      alert TEXT NOT NULL, expected_harm REAL NOT NULL,
      risk_with_resupply BLOB, order_arithmetic TEXT, lots TEXT,
      PRIMARY KEY (run_id, facility_id, product_id)
    ) STRICT;
    INSERT INTO assessment_by_row
      SELECT run_id, facility_id, product_id, state, stock_month, stock, recent_consumption, average_consumption,
        months_of_stock, availability, monthly_demand, risk_by_month, expected_date, early_date, late_date,
        days_of_cover, decision, order_quantity, order_up_to, cover_months, service_level, official_quantity, alert,
        expected_harm, risk_with_resupply, order_arithmetic, lots
      FROM assessment ORDER BY run_id, facility_id, product_id;
    DROP TABLE assessment;
    ALTER TABLE assessment_by_row RENAME TO assessment;
    """

  /// The lots of each report's closing stock (`PackedLots`), and what files of lots alone say (`StatedLots`).
  ///
  /// Reports from before keep NULL: their lots are unknown.
  private static let lots = """
    ALTER TABLE report ADD COLUMN lots BLOB;
    ALTER TABLE superseded_report ADD COLUMN lots BLOB;
    ALTER TABLE shadowed_report ADD COLUMN lots BLOB;
    CREATE TABLE stated_lots (
      facility_id INTEGER NOT NULL,
      product_id INTEGER NOT NULL,
      month INTEGER NOT NULL,
      units REAL NOT NULL,
      lots BLOB NOT NULL,
      file_id INTEGER NOT NULL REFERENCES import_file(id),
      line INTEGER NOT NULL,
      PRIMARY KEY (facility_id, product_id, month, file_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX stated_lots_file ON stated_lots(file_id);
    """

  /// The words of files that know only part of a month, where a fuller report stands (`ShadowedReports`).
  private static let shadowedReports = """
    CREATE TABLE shadowed_report (
      facility_id INTEGER NOT NULL,
      product_id INTEGER NOT NULL,
      month INTEGER NOT NULL,
      opening REAL, received REAL, consumed REAL, adjustment REAL, closing REAL, ordered REAL,
      stockout_days REAL,
      file_id INTEGER NOT NULL REFERENCES import_file(id),
      line INTEGER NOT NULL,
      PRIMARY KEY (facility_id, product_id, month, file_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX shadowed_report_file ON shadowed_report(file_id);
    """

  /// What catalogues and calendars say of orders; a calendar may now state anything but its months.
  private static let supplyTerms = """
    ALTER TABLE product ADD COLUMN pack_size INTEGER;
    ALTER TABLE product ADD COLUMN minimum_order INTEGER;
    ALTER TABLE product ADD COLUMN price_soles REAL;
    ALTER TABLE product ADD COLUMN litres_per_unit REAL;
    ALTER TABLE product ADD COLUMN substitute_group TEXT;
    ALTER TABLE product ADD COLUMN service_level REAL;
    ALTER TABLE facility ADD COLUMN executing_unit TEXT;

    CREATE TABLE facility_supply (
      facility_id INTEGER PRIMARY KEY REFERENCES facility(id),
      lead_time_months INTEGER, review_period_months INTEGER,
      warehouse TEXT, storage_litres REAL, budget_soles REAL
    ) STRICT;
    INSERT INTO facility_supply (facility_id, lead_time_months, review_period_months)
      SELECT facility_id, lead_time_months, review_period_months FROM supply_calendar;
    DROP TABLE supply_calendar;

    CREATE TABLE order_under_way (
      facility_id INTEGER NOT NULL REFERENCES facility(id),
      product_id INTEGER NOT NULL REFERENCES product(id),
      expected_month INTEGER NOT NULL,
      quantity REAL NOT NULL,
      ordered_month INTEGER,
      PRIMARY KEY (facility_id, product_id, expected_month)
    ) STRICT, WITHOUT ROWID;

    -- The executing unit that a file of reports names; the latest file has the last word.
    CREATE TABLE reported_unit (
      facility_id INTEGER NOT NULL REFERENCES facility(id),
      file_id INTEGER NOT NULL REFERENCES import_file(id),
      unit TEXT NOT NULL,
      PRIMARY KEY (facility_id, file_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX reported_unit_file ON reported_unit(file_id);
    """

  private static let orderArithmetic = """
    ALTER TABLE assessment ADD COLUMN order_arithmetic TEXT;
    CREATE TABLE run_calendar (
      run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      facility_id INTEGER NOT NULL REFERENCES facility(id),
      calendar TEXT NOT NULL,
      PRIMARY KEY (run_id, facility_id)
    ) STRICT, WITHOUT ROWID;
    """

  private static let warehouseStock = """
    CREATE TABLE warehouse_stock (
      run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      facility_id INTEGER NOT NULL REFERENCES facility(id),
      product_id INTEGER NOT NULL REFERENCES product(id),
      stock INTEGER NOT NULL, ordered INTEGER NOT NULL, allotted INTEGER NOT NULL, lines INTEGER NOT NULL,
      PRIMARY KEY (run_id, facility_id, product_id)
    ) STRICT, WITHOUT ROWID;
    """

  private static let transferLots = """
    ALTER TABLE transfer ADD COLUMN lots TEXT;
    ALTER TABLE transfer ADD COLUMN expiring_units INTEGER NOT NULL DEFAULT 0;
    """

  private static let transfers = """
    CREATE TABLE transfer (
      run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      trip INTEGER NOT NULL,
      product_id INTEGER NOT NULL REFERENCES product(id),
      from_facility_id INTEGER NOT NULL REFERENCES facility(id),
      to_facility_id INTEGER NOT NULL REFERENCES facility(id),
      units INTEGER NOT NULL,
      kilometres REAL,
      couple_years REAL NOT NULL,
      PRIMARY KEY (run_id, trip, product_id)
    ) STRICT, WITHOUT ROWID;
    """

  /// Codes are interned, so that reports carry small integers; `month` is `Month.count`.
  private static let firstTables = """
    CREATE TABLE facility (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE,
      name TEXT, category TEXT, micro_network TEXT, network TEXT, regional_authority TEXT,
      district TEXT, telephone TEXT, latitude REAL, longitude REAL
    ) STRICT;

    CREATE TABLE product (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE,
      name TEXT, unit TEXT, type TEXT, couple_years_per_unit REAL
    ) STRICT;

    CREATE TABLE supply_calendar (
      facility_id INTEGER PRIMARY KEY REFERENCES facility(id),
      lead_time_months INTEGER NOT NULL,
      review_period_months INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE import_file (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      digest TEXT NOT NULL,
      layout TEXT NOT NULL,
      imported_at TEXT NOT NULL,
      rows INTEGER NOT NULL, accepted INTEGER NOT NULL, replaced INTEGER NOT NULL,
      unchanged INTEGER NOT NULL, rejected INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX import_file_digest ON import_file(digest);

    -- Its numbers are interned in the same transaction; checking three parents a row would cost a fifth of an import.
    CREATE TABLE report (
      facility_id INTEGER NOT NULL,
      product_id INTEGER NOT NULL,
      month INTEGER NOT NULL,
      opening REAL, received REAL, consumed REAL, adjustment REAL, closing REAL, ordered REAL,
      stockout_days REAL,
      file_id INTEGER NOT NULL,
      line INTEGER NOT NULL,
      PRIMARY KEY (facility_id, product_id, month)
    ) STRICT, WITHOUT ROWID;

    -- What a later file replaced, so that the file can be taken back; file_id is the file that had said it.
    CREATE TABLE superseded_report (
      id INTEGER PRIMARY KEY,
      replaced_by INTEGER NOT NULL REFERENCES import_file(id),
      facility_id INTEGER NOT NULL, product_id INTEGER NOT NULL, month INTEGER NOT NULL,
      opening REAL, received REAL, consumed REAL, adjustment REAL, closing REAL, ordered REAL,
      stockout_days REAL,
      file_id INTEGER NOT NULL REFERENCES import_file(id),
      line INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX superseded_report_by ON superseded_report(replaced_by);
    CREATE INDEX superseded_report_file ON superseded_report(file_id);
    CREATE INDEX superseded_report_of ON superseded_report(facility_id, product_id, month);

    -- The same for registers: the row of a code as it was before a file, as JSON; NULL when there was none.
    CREATE TABLE superseded_register (
      id INTEGER PRIMARY KEY,
      replaced_by INTEGER NOT NULL REFERENCES import_file(id),
      register TEXT NOT NULL,
      code TEXT NOT NULL,
      before TEXT
    ) STRICT;
    CREATE INDEX superseded_register_by ON superseded_register(replaced_by);

    CREATE TABLE finding (
      id INTEGER PRIMARY KEY,
      file_id INTEGER NOT NULL REFERENCES import_file(id),
      code TEXT NOT NULL, severity TEXT NOT NULL,
      line INTEGER, byte INTEGER, column_name TEXT, value TEXT, arguments TEXT NOT NULL,
      -- The report that the row is about, where it could be read.
      facility TEXT, product TEXT, month INTEGER
    ) STRICT;
    CREATE INDEX finding_file ON finding(file_id);

    CREATE TABLE run (
      id INTEGER PRIMARY KEY,
      as_of INTEGER NOT NULL,
      settings TEXT NOT NULL
    ) STRICT;

    CREATE TABLE assessment (
      run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      facility_id INTEGER NOT NULL REFERENCES facility(id),
      product_id INTEGER NOT NULL REFERENCES product(id),
      state TEXT NOT NULL,
      stock_month INTEGER, stock REAL, recent_consumption BLOB NOT NULL,
      average_consumption REAL NOT NULL, months_of_stock REAL, availability TEXT NOT NULL,
      monthly_demand BLOB NOT NULL,
      risk_by_month BLOB, expected_date TEXT, early_date TEXT, late_date TEXT, days_of_cover INTEGER,
      decision TEXT NOT NULL, order_quantity INTEGER NOT NULL, order_up_to REAL,
      cover_months INTEGER NOT NULL, service_level REAL NOT NULL, official_quantity INTEGER,
      alert TEXT NOT NULL, expected_harm REAL NOT NULL,
      PRIMARY KEY (run_id, facility_id, product_id)
    ) STRICT, WITHOUT ROWID;
    """
}
