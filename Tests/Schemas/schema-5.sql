PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES('1: facilities, products, reports, findings, runs');
INSERT INTO grdb_migrations VALUES('2: what tables said of reports that fuller files give');
INSERT INTO grdb_migrations VALUES('3: stock-outs with the usual resupply');
INSERT INTO grdb_migrations VALUES('4: transfers between facilities');
INSERT INTO grdb_migrations VALUES('5: terms of supply and orders under way');
CREATE TABLE facility (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT, category TEXT, micro_network TEXT, network TEXT, regional_authority TEXT,
  district TEXT, telephone TEXT, latitude REAL, longitude REAL
, executing_unit TEXT) STRICT;
INSERT INTO facility VALUES(1,'06528F01','P.S. TAHUISHCO',NULL,'LLUYLLUCUCHA',NULL,NULL,NULL,NULL,NULL,NULL,'030');
INSERT INTO facility VALUES(2,'05947F01',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE product (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT, unit TEXT, type TEXT, couple_years_per_unit REAL
, pack_size INTEGER, minimum_order INTEGER, price_soles REAL, litres_per_unit REAL, substitute_group TEXT, service_level REAL) STRICT;
INSERT INTO product VALUES(1,'04594','MEDROXIPROGESTERONA','ampolla',NULL,0.25,25,NULL,3.5,NULL,NULL,NULL);
INSERT INTO product VALUES(2,'08054',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE import_file (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  digest TEXT NOT NULL,
  layout TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  rows INTEGER NOT NULL, accepted INTEGER NOT NULL, replaced INTEGER NOT NULL,
  unchanged INTEGER NOT NULL, rejected INTEGER NOT NULL
) STRICT;
INSERT INTO import_file VALUES(1,'a.csv','aa11','formdet','2026-11-01T10:00:00Z',3,3,0,0,0);
INSERT INTO import_file VALUES(2,'b.csv','bb22','formdet','2026-11-02T10:00:00Z',2,1,1,0,0);
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
INSERT INTO report VALUES(1,1,24320,10.0,5.0,6.0,0.0,9.0,NULL,NULL,1,2);
INSERT INTO report VALUES(1,1,24321,9.0,0.0,7.0,0.0,2.0,NULL,3.0,2,2);
INSERT INTO report VALUES(1,2,24320,40.0,0.0,12.0,0.0,28.0,NULL,NULL,1,4);
INSERT INTO report VALUES(2,2,24321,100.0,50.0,60.0,-5.0,85.0,20.0,NULL,2,3);
CREATE TABLE superseded_report (
  id INTEGER PRIMARY KEY,
  replaced_by INTEGER NOT NULL REFERENCES import_file(id),
  facility_id INTEGER NOT NULL, product_id INTEGER NOT NULL, month INTEGER NOT NULL,
  opening REAL, received REAL, consumed REAL, adjustment REAL, closing REAL, ordered REAL,
  stockout_days REAL,
  file_id INTEGER NOT NULL REFERENCES import_file(id),
  line INTEGER NOT NULL
) STRICT;
INSERT INTO superseded_report VALUES(1,2,1,1,24321,9.0,0.0,6.0,0.0,3.0,NULL,NULL,1,3);
CREATE TABLE superseded_register (
  id INTEGER PRIMARY KEY,
  replaced_by INTEGER NOT NULL REFERENCES import_file(id),
  register TEXT NOT NULL,
  code TEXT NOT NULL,
  before TEXT
) STRICT;
INSERT INTO superseded_register VALUES(1,1,'product','04594',NULL);
CREATE TABLE finding (
  id INTEGER PRIMARY KEY,
  file_id INTEGER NOT NULL REFERENCES import_file(id),
  code TEXT NOT NULL, severity TEXT NOT NULL,
  line INTEGER, byte INTEGER, column_name TEXT, value TEXT, arguments TEXT NOT NULL,
  -- The report that the row is about, where it could be read.
  facility TEXT, product TEXT, month INTEGER
) STRICT;
INSERT INTO finding VALUES(1,1,'unbalanced','warning',2,80,'STOCK_FIN','9','','06528F01','04594',24320);
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  as_of INTEGER NOT NULL,
  settings TEXT NOT NULL
) STRICT;
INSERT INTO run VALUES(1,24321,'{"asOf":{"count":24321},"horizonMonths":3,"serviceLevel":0.9,"officialRule":{"rounding":"whole","minimumMonths":2,"maximumMonths":6}}');
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
  alert TEXT NOT NULL, expected_harm REAL NOT NULL, risk_with_resupply BLOB,
  PRIMARY KEY (run_id, facility_id, product_id)
) STRICT, WITHOUT ROWID;
INSERT INTO assessment VALUES(1,1,1,'in_stock',24321,2.0,X'0000000000001840',6.0,0.33000000000000001554,'substock',X'',X'9a9999999999e93f','2026-11-05',NULL,NULL,5,'order_urgently',17,19.0,3,0.9000000000000000222,16,'urgent',2.5,X'333333333333d33f');
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
INSERT INTO shadowed_report VALUES(1,2,24320,NULL,NULL,12.0,NULL,27.0,NULL,NULL,2,5);
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
INSERT INTO transfer VALUES(1,1,2,2,1,12,8.5,0.10000000000000000555);
CREATE TABLE facility_supply (
  facility_id INTEGER PRIMARY KEY REFERENCES facility(id),
  lead_time_months INTEGER, review_period_months INTEGER,
  warehouse TEXT, storage_litres REAL, budget_soles REAL
) STRICT;
INSERT INTO facility_supply VALUES(1,2,3,'030S05',NULL,900.0);
CREATE TABLE order_under_way (
  facility_id INTEGER NOT NULL REFERENCES facility(id),
  product_id INTEGER NOT NULL REFERENCES product(id),
  expected_month INTEGER NOT NULL,
  quantity REAL NOT NULL,
  ordered_month INTEGER,
  PRIMARY KEY (facility_id, product_id, expected_month)
) STRICT, WITHOUT ROWID;
INSERT INTO order_under_way VALUES(1,1,24323,30.0,24321);
CREATE TABLE reported_unit (
  facility_id INTEGER NOT NULL REFERENCES facility(id),
  file_id INTEGER NOT NULL REFERENCES import_file(id),
  unit TEXT NOT NULL,
  PRIMARY KEY (facility_id, file_id)
) STRICT, WITHOUT ROWID;
INSERT INTO reported_unit VALUES(1,2,'030');
CREATE INDEX import_file_digest ON import_file(digest);
CREATE INDEX superseded_report_by ON superseded_report(replaced_by);
CREATE INDEX superseded_report_file ON superseded_report(file_id);
CREATE INDEX superseded_report_of ON superseded_report(facility_id, product_id, month);
CREATE INDEX superseded_register_by ON superseded_register(replaced_by);
CREATE INDEX finding_file ON finding(file_id);
CREATE INDEX shadowed_report_file ON shadowed_report(file_id);
CREATE INDEX reported_unit_file ON reported_unit(file_id);
COMMIT;
