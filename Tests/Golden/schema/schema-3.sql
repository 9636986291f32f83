CREATE TRIGGER audit_keeps_all BEFORE DELETE ON audit
  BEGIN SELECT RAISE(ABORT, 'the log of changes only grows'); END;

CREATE TRIGGER audit_keeps_what_it_says BEFORE UPDATE ON audit
  BEGIN SELECT RAISE(ABORT, 'the log of changes only grows'); END;

CREATE TABLE account (
  name TEXT NOT NULL PRIMARY KEY,
  role TEXT NOT NULL,
  -- `AccountPlace`, as JSON.
  place TEXT NOT NULL,
  state TEXT NOT NULL,
  -- Argon2id with its salt and its cost; NULL until the invitation is answered.
  password TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE account_invitation (
  digest TEXT NOT NULL PRIMARY KEY,
  -- NULL of the link that makes the first administrator.
  account TEXT REFERENCES account(name),
  expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE account_session (
  digest TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account(name),
  began INTEGER NOT NULL, seen INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE accuracy (
  month INTEGER NOT NULL, step INTEGER NOT NULL, scope TEXT NOT NULL, code TEXT NOT NULL,
  run_id INTEGER NOT NULL, score TEXT NOT NULL,
  PRIMARY KEY (month, step, scope, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE alert (
  kind TEXT NOT NULL, facility TEXT NOT NULL, product TEXT NOT NULL, memory TEXT NOT NULL,
  PRIMARY KEY (kind, facility, product)
) STRICT, WITHOUT ROWID;

CREATE TABLE api_answer (
  token TEXT NOT NULL REFERENCES api_token(name),
  key TEXT NOT NULL,
  -- SHA-256 of the request.
  request TEXT NOT NULL,
  status INTEGER NOT NULL,
  body TEXT NOT NULL,
  answered INTEGER NOT NULL,
  PRIMARY KEY (token, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE api_token (
  name TEXT NOT NULL PRIMARY KEY,
  -- SHA-256 of what the program sends.
  digest TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,
  -- `AccountPlace`, as JSON.
  place TEXT NOT NULL,
  maker TEXT NOT NULL,
  made INTEGER NOT NULL, expires INTEGER NOT NULL,
  -- NULL as long as nobody has revoked it.
  revoked INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE archived_file (
  digest TEXT NOT NULL, name TEXT NOT NULL, path TEXT NOT NULL,
  PRIMARY KEY (digest, name)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE audit (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  instant TEXT NOT NULL, account TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL,
  detail TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;

CREATE TABLE checklist (
  standard TEXT NOT NULL, month INTEGER NOT NULL, facility TEXT NOT NULL,
  met REAL NOT NULL, total REAL NOT NULL,
  PRIMARY KEY (standard, month, facility)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE facility (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT, category TEXT, micro_network TEXT, network TEXT, regional_authority TEXT, district TEXT,
  telephone TEXT, latitude REAL, longitude REAL, executing_unit TEXT,
  closure TEXT
) STRICT;

CREATE TABLE facility_supply (
  facility_id INTEGER PRIMARY KEY REFERENCES facility(id),
  lead_time_months INTEGER, review_period_months INTEGER,
  warehouse TEXT, storage_litres REAL, budget_soles REAL
) STRICT;

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

CREATE TABLE finding_remark (
  audit_number INTEGER PRIMARY KEY REFERENCES audit(number),
  finding TEXT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT
) STRICT;

CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);

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

CREATE TABLE improvement_event (
  audit_number INTEGER PRIMARY KEY REFERENCES audit(number),
  cycle INTEGER NOT NULL,
  facts TEXT NOT NULL
) STRICT;

CREATE TABLE night (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  began TEXT NOT NULL, ended TEXT, has_failed INTEGER NOT NULL DEFAULT 0, outcome TEXT
) STRICT;

CREATE TABLE order_review (
  audit_number INTEGER PRIMARY KEY REFERENCES audit(number),
  -- `AccountPlace` of the micro-network, as JSON.
  place TEXT NOT NULL,
  run_id INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  comment TEXT
) STRICT;

CREATE TABLE order_under_way (
  facility_id INTEGER NOT NULL REFERENCES facility(id),
  product_id INTEGER NOT NULL REFERENCES product(id),
  expected_month INTEGER NOT NULL,
  quantity REAL NOT NULL,
  ordered_month INTEGER,
  PRIMARY KEY (facility_id, product_id, expected_month)
) STRICT, WITHOUT ROWID;

CREATE TABLE place_target (
  standard TEXT NOT NULL, item TEXT NOT NULL, level TEXT NOT NULL, place TEXT NOT NULL, to_month INTEGER NOT NULL,
  from_month INTEGER NOT NULL, start REAL, value REAL NOT NULL, months INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (standard, item, level, place, to_month)
) STRICT, WITHOUT ROWID;

CREATE TABLE population (
  facility TEXT NOT NULL, year INTEGER NOT NULL, method TEXT NOT NULL, women REAL, couples REAL,
  PRIMARY KEY (facility, year, method)
) STRICT, WITHOUT ROWID;

CREATE TABLE product (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT, unit TEXT, type TEXT, couple_years_per_unit REAL, pack_size INTEGER, minimum_order INTEGER,
  price_soles REAL, litres_per_unit REAL, substitute_group TEXT, service_level REAL,
  programme TEXT
, successor TEXT) STRICT;

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

CREATE TABLE reported_unit (
  facility_id INTEGER NOT NULL REFERENCES facility(id),
  file_id INTEGER NOT NULL REFERENCES import_file(id),
  unit TEXT NOT NULL,
  PRIMARY KEY (facility_id, file_id)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE run_calendar (
  run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
  facility_id INTEGER NOT NULL REFERENCES facility(id),
  calendar TEXT NOT NULL,
  PRIMARY KEY (run_id, facility_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_output (
  run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
  language TEXT NOT NULL, name TEXT NOT NULL,
  digest TEXT NOT NULL, bytes INTEGER NOT NULL, audit_number INTEGER NOT NULL, instant TEXT NOT NULL,
  PRIMARY KEY (run_id, language, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE service_month (
  service TEXT NOT NULL, month INTEGER NOT NULL, facility TEXT NOT NULL, visits REAL, shift_hours REAL, need REAL,
  PRIMARY KEY (service, month, facility)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE standard (
  standard TEXT NOT NULL PRIMARY KEY,
  source TEXT NOT NULL, owner TEXT NOT NULL, better TEXT NOT NULL, unit TEXT NOT NULL, target REAL,
  name TEXT NOT NULL, definition TEXT, numerator TEXT, denominator TEXT
) STRICT, WITHOUT ROWID;

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

CREATE TABLE stated_product (
  product_id INTEGER NOT NULL REFERENCES product(id),
  file_id INTEGER NOT NULL REFERENCES import_file(id),
  name TEXT, unit TEXT, price_soles REAL, is_of_product_table INTEGER NOT NULL,
  PRIMARY KEY (product_id, file_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE superseded_register (
  id INTEGER PRIMARY KEY,
  replaced_by INTEGER NOT NULL REFERENCES import_file(id),
  register TEXT NOT NULL,
  code TEXT NOT NULL,
  before TEXT
) STRICT;

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

CREATE TABLE warehouse_stock (
  run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
  facility_id INTEGER NOT NULL REFERENCES facility(id),
  product_id INTEGER NOT NULL REFERENCES product(id),
  stock INTEGER NOT NULL, ordered INTEGER NOT NULL, allotted INTEGER NOT NULL, lines INTEGER NOT NULL,
  PRIMARY KEY (run_id, facility_id, product_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX account_session_account ON account_session(account);

CREATE INDEX decision_file ON decision(file_id);

CREATE INDEX finding_file ON finding(file_id);

CREATE INDEX import_file_digest ON import_file(digest);

CREATE INDEX improvement_event_cycle ON improvement_event(cycle);

CREATE INDEX report_part_file ON report_part(file_id);

CREATE INDEX reported_unit_file ON reported_unit(file_id);

CREATE INDEX shadowed_report_file ON shadowed_report(file_id);

CREATE INDEX stated_lots_file ON stated_lots(file_id);

CREATE INDEX stated_product_file ON stated_product(file_id);

CREATE INDEX superseded_register_by ON superseded_register(replaced_by);

CREATE INDEX superseded_report_by ON superseded_report(replaced_by);

CREATE INDEX superseded_report_file ON superseded_report(file_id);

CREATE INDEX superseded_report_of ON superseded_report(facility_id, product_id, month);
