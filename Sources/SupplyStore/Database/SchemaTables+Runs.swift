extension Schema {
  /// What each forecast of everything concluded.
  static let runs = """
    CREATE TABLE run (
      id INTEGER PRIMARY KEY,
      as_of INTEGER NOT NULL,
      settings TEXT NOT NULL,
      instant TEXT NOT NULL,
      version TEXT NOT NULL,
      audit_number INTEGER NOT NULL,
      inputs TEXT NOT NULL,
      result TEXT NOT NULL,
      is_pruned INTEGER NOT NULL DEFAULT 0,
      -- `RunSeal`.
      seal TEXT,
      -- The name under which it is kept as a trial; NULL of an official one. It names it as long as its forecasts are kept.
      trial TEXT
    ) STRICT;

    -- With row numbers: without them a row of 1.5 kB takes a page of 4 kB, as what does not fit in a quarter of it lies apart.
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
      risk_with_resupply BLOB, order_arithmetic TEXT, lots TEXT,
      -- What was doubted of it, as JSON; NULL where nothing was.
      doubt TEXT,
      PRIMARY KEY (run_id, facility_id, product_id)
    ) STRICT;

    CREATE TABLE transfer (
      run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      -- A round, on which several facilities give or receive the same product.
      trip INTEGER NOT NULL,
      product_id INTEGER NOT NULL REFERENCES product(id),
      from_facility_id INTEGER NOT NULL REFERENCES facility(id),
      to_facility_id INTEGER NOT NULL REFERENCES facility(id),
      units INTEGER NOT NULL,
      kilometres REAL,
      couple_years REAL NOT NULL,
      lots TEXT,
      expiring_units INTEGER NOT NULL,
      expiring_soles REAL NOT NULL,
      PRIMARY KEY (run_id, trip, product_id, from_facility_id, to_facility_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE run_calendar (
      run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      facility_id INTEGER NOT NULL REFERENCES facility(id),
      calendar TEXT NOT NULL,
      PRIMARY KEY (run_id, facility_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE warehouse_stock (
      run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      facility_id INTEGER NOT NULL REFERENCES facility(id),
      product_id INTEGER NOT NULL REFERENCES product(id),
      stock INTEGER NOT NULL, ordered INTEGER NOT NULL, allotted INTEGER NOT NULL, lines INTEGER NOT NULL,
      PRIMARY KEY (run_id, facility_id, product_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE run_output (
      run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      language TEXT NOT NULL, name TEXT NOT NULL,
      digest TEXT NOT NULL, bytes INTEGER NOT NULL, audit_number INTEGER NOT NULL, instant TEXT NOT NULL,
      PRIMARY KEY (run_id, language, name)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE accuracy (
      month INTEGER NOT NULL, step INTEGER NOT NULL, scope TEXT NOT NULL, code TEXT NOT NULL,
      run_id INTEGER NOT NULL, score TEXT NOT NULL,
      PRIMARY KEY (month, step, scope, code)
    ) STRICT, WITHOUT ROWID;
    """

  /// What was done: by people, by nights, and to the database.
  static let operations = """
    -- Only ever grows; each entry carries the hash of the one before it.
    CREATE TABLE audit (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      instant TEXT NOT NULL, account TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL,
      detail TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER audit_keeps_what_it_says BEFORE UPDATE ON audit
      BEGIN SELECT RAISE(ABORT, 'the log of changes only grows'); END;
    CREATE TRIGGER audit_keeps_all BEFORE DELETE ON audit
      BEGIN SELECT RAISE(ABORT, 'the log of changes only grows'); END;

    -- A night that was cut off has no end.
    CREATE TABLE night (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      began TEXT NOT NULL, ended TEXT, has_failed INTEGER NOT NULL DEFAULT 0, outcome TEXT
    ) STRICT;

    -- Files of the inbox that lie in the archive, so that none is put there twice.
    CREATE TABLE archived_file (
      digest TEXT NOT NULL, name TEXT NOT NULL, path TEXT NOT NULL,
      PRIMARY KEY (digest, name)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE alert (
      kind TEXT NOT NULL, facility TEXT NOT NULL, product TEXT NOT NULL, memory TEXT NOT NULL,
      PRIMARY KEY (kind, facility, product)
    ) STRICT, WITHOUT ROWID;

    -- The ledger: it only grows. Who and when stand in the log of changes.
    CREATE TABLE decision (
      audit_number INTEGER PRIMARY KEY REFERENCES audit(number),
      -- `AdviceKey`: order, transfer or expiry; the receiver of a transfer; the lot of an expiry.
      kind TEXT NOT NULL, facility TEXT NOT NULL, receiver TEXT, product TEXT NOT NULL,
      lot TEXT, lot_expiry INTEGER,
      -- What the run advised, and its last month.
      advised INTEGER NOT NULL, as_of INTEGER NOT NULL,
      -- `DecisionAct`.
      act TEXT NOT NULL, quantity INTEGER, reason TEXT, month INTEGER, document TEXT,
      note TEXT,
      -- The filled-in sheet that said it, where one did; when that is taken back, what it said holds no more.
      file_id INTEGER REFERENCES import_file(id),
      taken_back INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX decision_file ON decision(file_id);
    """
}
