extension Schema {
  /// What came in from files, what was found in it, and what people say of that.
  static let files = """
    CREATE TABLE import_file (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      digest TEXT NOT NULL,
      layout TEXT NOT NULL,
      imported_at TEXT NOT NULL,
      rows INTEGER NOT NULL, accepted INTEGER NOT NULL, replaced INTEGER NOT NULL,
      unchanged INTEGER NOT NULL, rejected INTEGER NOT NULL,
      -- When the file was written, in seconds since 1970.
      written_at INTEGER,
      -- What a person told of how it is to be read.
      reading TEXT NOT NULL DEFAULT ''
    ) STRICT;
    CREATE INDEX import_file_digest ON import_file(digest);

    CREATE TABLE finding (
      id INTEGER PRIMARY KEY,
      file_id INTEGER NOT NULL REFERENCES import_file(id),
      code TEXT NOT NULL, severity TEXT NOT NULL,
      line INTEGER, byte INTEGER,
      -- What was found, as JSON.
      facts TEXT NOT NULL,
      -- The report that it is about, where it could be read.
      facility TEXT, product TEXT, month INTEGER
    ) STRICT;
    CREATE INDEX finding_file ON finding(file_id);

    -- The row of a code in a register as it was before a file, as JSON, so that the file can be taken back; NULL when there
    -- was none.
    CREATE TABLE superseded_register (
      id INTEGER PRIMARY KEY,
      replaced_by INTEGER NOT NULL REFERENCES import_file(id),
      register TEXT NOT NULL,
      code TEXT NOT NULL,
      before TEXT
    ) STRICT;
    CREATE INDEX superseded_register_by ON superseded_register(replaced_by);

    -- The executing unit that a file of reports names; the latest file has the last word.
    CREATE TABLE reported_unit (
      facility_id INTEGER NOT NULL REFERENCES facility(id),
      file_id INTEGER NOT NULL REFERENCES import_file(id),
      unit TEXT NOT NULL,
      PRIMARY KEY (facility_id, file_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX reported_unit_file ON reported_unit(file_id);

    -- What somebody said of a finding; the last one of a finding holds. It only grows: who and when stand in the log of changes.
    CREATE TABLE finding_act (
      audit_number INTEGER PRIMARY KEY,
      -- `FindingKey.id`.
      finding TEXT NOT NULL,
      state TEXT NOT NULL,
      note TEXT,
      -- The finding as it was then, as in `finding`; the file that it stood in.
      facts TEXT NOT NULL, file TEXT, line INTEGER,
      facility TEXT, product TEXT, first_month INTEGER, month INTEGER
    ) STRICT;

    -- Where no catalogue names a product; the latest file has the last word, a table of products before one of reports.
    CREATE TABLE stated_product (
      product_id INTEGER NOT NULL REFERENCES product(id),
      file_id INTEGER NOT NULL REFERENCES import_file(id),
      name TEXT, unit TEXT, price_soles REAL, is_of_product_table INTEGER NOT NULL,
      PRIMARY KEY (product_id, file_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX stated_product_file ON stated_product(file_id);
    """

  /// What facilities reported, and the words that gave way to others.
  static let reports = """
    -- In the order in which reports come: by facility first, a month's file would touch every page of the table. The numbers are
    -- interned in the same transaction; checking three parents a row would cost a fifth of an import.
    CREATE TABLE report (
      product_id INTEGER NOT NULL,
      month INTEGER NOT NULL,
      facility_id INTEGER NOT NULL,
      opening REAL, received REAL, consumed REAL, adjustment REAL, closing REAL, ordered REAL,
      stockout_days REAL,
      file_id INTEGER NOT NULL,
      line INTEGER NOT NULL,
      -- `PackedLots`; NULL when none is known.
      lots BLOB,
      -- The day on which the report was made, as it says itself, in days since 1970.
      stated_on INTEGER,
      PRIMARY KEY (product_id, month, facility_id)
    ) STRICT, WITHOUT ROWID;

    -- What a later file replaced, so that the file can be taken back; file_id is the file that had said it.
    CREATE TABLE superseded_report (
      id INTEGER PRIMARY KEY,
      replaced_by INTEGER NOT NULL REFERENCES import_file(id),
      facility_id INTEGER NOT NULL, product_id INTEGER NOT NULL, month INTEGER NOT NULL,
      opening REAL, received REAL, consumed REAL, adjustment REAL, closing REAL, ordered REAL,
      stockout_days REAL,
      file_id INTEGER NOT NULL REFERENCES import_file(id),
      line INTEGER NOT NULL,
      lots BLOB,
      stated_on INTEGER
    ) STRICT;
    CREATE INDEX superseded_report_by ON superseded_report(replaced_by);
    CREATE INDEX superseded_report_file ON superseded_report(file_id);
    CREATE INDEX superseded_report_of ON superseded_report(facility_id, product_id, month);

    -- The words of files that know only part of a month, where a fuller report stands (`ShadowedReports`).
    CREATE TABLE shadowed_report (
      facility_id INTEGER NOT NULL,
      product_id INTEGER NOT NULL,
      month INTEGER NOT NULL,
      opening REAL, received REAL, consumed REAL, adjustment REAL, closing REAL, ordered REAL,
      stockout_days REAL,
      file_id INTEGER NOT NULL REFERENCES import_file(id),
      line INTEGER NOT NULL,
      lots BLOB, stated_on INTEGER,
      PRIMARY KEY (facility_id, product_id, month, file_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX shadowed_report_file ON shadowed_report(file_id);

    -- What files of lots alone say (`StatedLots`).
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

    -- The parts of reports that stand in several tables of one import command (`ReportParts`).
    CREATE TABLE report_part (
      facility_id INTEGER NOT NULL,
      product_id INTEGER NOT NULL,
      month INTEGER NOT NULL,
      opening REAL, received REAL, consumed REAL, adjustment REAL, closing REAL, ordered REAL,
      stockout_days REAL,
      file_id INTEGER NOT NULL REFERENCES import_file(id),
      line INTEGER NOT NULL,
      lots BLOB,
      stated_on INTEGER,
      PRIMARY KEY (facility_id, product_id, month, file_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX report_part_file ON report_part(file_id);
    """
}
