PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES('1: facilities, products, reports, findings, runs');
INSERT INTO grdb_migrations VALUES('2: what tables said of reports that fuller files give');
INSERT INTO grdb_migrations VALUES('3: stock-outs with the usual resupply');
INSERT INTO grdb_migrations VALUES('4: transfers between facilities');
INSERT INTO grdb_migrations VALUES('5: terms of supply and orders under way');
INSERT INTO grdb_migrations VALUES('6: the arithmetic of orders');
INSERT INTO grdb_migrations VALUES('7: lots of reports');
INSERT INTO grdb_migrations VALUES('8: what expires of each lot');
INSERT INTO grdb_migrations VALUES('9: what warehouses can send');
INSERT INTO grdb_migrations VALUES('10: lots that transfers take');
INSERT INTO grdb_migrations VALUES('11: the log of changes, records of runs, nights and alerts');
INSERT INTO grdb_migrations VALUES('12: what lots that transfers take cost');
INSERT INTO grdb_migrations VALUES('13: assessments that fill their pages');
INSERT INTO grdb_migrations VALUES('14: the facts of findings');
CREATE TABLE facility (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT, category TEXT, micro_network TEXT, network TEXT, regional_authority TEXT,
  district TEXT, telephone TEXT, latitude REAL, longitude REAL
, executing_unit TEXT) STRICT;
INSERT INTO facility VALUES(1,'06528F01','P.S. TAHUISHCO',NULL,'LLUYLLUCUCHA',NULL,NULL,NULL,NULL,NULL,NULL,'030');
INSERT INTO facility VALUES(2,'05947F01',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO facility VALUES(3,'030S05',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
  line INTEGER NOT NULL, lots BLOB,
  PRIMARY KEY (facility_id, product_id, month)
) STRICT, WITHOUT ROWID;
INSERT INTO report VALUES(1,1,24320,10.0,5.0,6.0,0.0,9.0,NULL,NULL,1,2,NULL);
INSERT INTO report VALUES(1,1,24321,9.0,0.0,7.0,0.0,2.0,NULL,3.0,2,2,X'02005f02');
INSERT INTO report VALUES(1,2,24320,40.0,0.0,12.0,0.0,28.0,NULL,NULL,1,4,NULL);
INSERT INTO report VALUES(2,2,24321,100.0,50.0,60.0,-5.0,85.0,20.0,NULL,2,3,NULL);
CREATE TABLE superseded_report (
  id INTEGER PRIMARY KEY,
  replaced_by INTEGER NOT NULL REFERENCES import_file(id),
  facility_id INTEGER NOT NULL, product_id INTEGER NOT NULL, month INTEGER NOT NULL,
  opening REAL, received REAL, consumed REAL, adjustment REAL, closing REAL, ordered REAL,
  stockout_days REAL,
  file_id INTEGER NOT NULL REFERENCES import_file(id),
  line INTEGER NOT NULL
, lots BLOB) STRICT;
INSERT INTO superseded_report VALUES(1,2,1,1,24321,9.0,0.0,6.0,0.0,3.0,NULL,NULL,1,3,NULL);
CREATE TABLE superseded_register (
  id INTEGER PRIMARY KEY,
  replaced_by INTEGER NOT NULL REFERENCES import_file(id),
  register TEXT NOT NULL,
  code TEXT NOT NULL,
  before TEXT
) STRICT;
INSERT INTO superseded_register VALUES(1,1,'product','04594',NULL);
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  as_of INTEGER NOT NULL,
  settings TEXT NOT NULL
, instant TEXT NOT NULL DEFAULT '', version TEXT NOT NULL DEFAULT '', audit_number INTEGER, inputs TEXT NOT NULL DEFAULT '', result TEXT NOT NULL DEFAULT '', is_pruned INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO run VALUES(1,24321,'{"asOf":{"count":24321},"horizonMonths":3,"serviceLevel":0.9,"officialRule":{"rounding":"whole","minimumMonths":2,"maximumMonths":6}}','','',NULL,'','',0);
CREATE TABLE shadowed_report (
  facility_id INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  month INTEGER NOT NULL,
  opening REAL, received REAL, consumed REAL, adjustment REAL, closing REAL, ordered REAL,
  stockout_days REAL,
  file_id INTEGER NOT NULL REFERENCES import_file(id),
  line INTEGER NOT NULL, lots BLOB,
  PRIMARY KEY (facility_id, product_id, month, file_id)
) STRICT, WITHOUT ROWID;
INSERT INTO shadowed_report VALUES(1,2,24320,NULL,NULL,12.0,NULL,27.0,NULL,NULL,2,5,NULL);
CREATE TABLE transfer (
  run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
  trip INTEGER NOT NULL,
  product_id INTEGER NOT NULL REFERENCES product(id),
  from_facility_id INTEGER NOT NULL REFERENCES facility(id),
  to_facility_id INTEGER NOT NULL REFERENCES facility(id),
  units INTEGER NOT NULL,
  kilometres REAL,
  couple_years REAL NOT NULL, lots TEXT, expiring_units INTEGER NOT NULL DEFAULT 0, expiring_soles REAL NOT NULL DEFAULT 0,
  PRIMARY KEY (run_id, trip, product_id)
) STRICT, WITHOUT ROWID;
INSERT INTO transfer VALUES(1,1,2,2,1,12,8.5,0.10000000000000000555,'[{"expiry":{"endOf":{"_0":{"count":24323}}},"number":"KD2041","priceSoles":0.15,"units":12}]',5,0.75);
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
CREATE TABLE run_calendar (
  run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
  facility_id INTEGER NOT NULL REFERENCES facility(id),
  calendar TEXT NOT NULL,
  PRIMARY KEY (run_id, facility_id)
) STRICT, WITHOUT ROWID;
INSERT INTO run_calendar VALUES(1,1,'{"calendar":{"leadTimeMonths":2,"reviewPeriodMonths":3},"leadTimeSource":"stated","reviewPeriodSource":"stated"}');
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
INSERT INTO stated_lots VALUES(1,2,24320,28.0,X'02005f1c',2,6);
CREATE TABLE warehouse_stock (
  run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
  facility_id INTEGER NOT NULL REFERENCES facility(id),
  product_id INTEGER NOT NULL REFERENCES product(id),
  stock INTEGER NOT NULL, ordered INTEGER NOT NULL, allotted INTEGER NOT NULL, lines INTEGER NOT NULL,
  PRIMARY KEY (run_id, facility_id, product_id)
) STRICT, WITHOUT ROWID;
INSERT INTO warehouse_stock VALUES(1,3,1,40,60,40,2);
CREATE TABLE audit (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  instant TEXT NOT NULL, account TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL,
  detail TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
INSERT INTO audit VALUES(1,'2026-11-01T10:00:00Z','colca','import','file 1','{"digest":"aa11","id":"1","layout":"formdet","name":"a.csv"}','','18e094f6e7997d9408b73f397d6305bcff45cafa157c4ea9f368351618540917');
INSERT INTO audit VALUES(2,'2026-11-02T10:00:00Z','colca','import','file 2','{"digest":"bb22","id":"2","layout":"formdet","name":"b.csv"}','18e094f6e7997d9408b73f397d6305bcff45cafa157c4ea9f368351618540917','3f0ae321bb1ad7888e7b7e3c913400332c2264dbab55a872efeea48e0e781f0e');
CREATE TABLE run_output (
  run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
  language TEXT NOT NULL, name TEXT NOT NULL,
  digest TEXT NOT NULL, bytes INTEGER NOT NULL, audit_number INTEGER NOT NULL, instant TEXT NOT NULL,
  PRIMARY KEY (run_id, language, name)
) STRICT, WITHOUT ROWID;
INSERT INTO run_output VALUES(1,'es','informe.html','dd44',1000,2,'2026-11-02T11:00:00Z');
CREATE TABLE night (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  began TEXT NOT NULL, ended TEXT, has_failed INTEGER NOT NULL DEFAULT 0, outcome TEXT
) STRICT;
INSERT INTO night VALUES(1,'2026-11-03T07:00:00Z','2026-11-03T07:00:09Z',0,'[]');
CREATE TABLE archived_file (
  digest TEXT NOT NULL, name TEXT NOT NULL, path TEXT NOT NULL,
  PRIMARY KEY (digest, name)
) STRICT, WITHOUT ROWID;
INSERT INTO archived_file VALUES('aa11','a.csv','2026-11-03/a.csv');
CREATE TABLE alert (
  kind TEXT NOT NULL, facility TEXT NOT NULL, product TEXT NOT NULL, memory TEXT NOT NULL,
  PRIMARY KEY (kind, facility, product)
) STRICT, WITHOUT ROWID;
INSERT INTO alert VALUES('stock','06528F01','04594','{"key":{"facility":"06528F01","kind":"stock","product":"04594"},"since":{"count":24321},"state":{"asOf":{"count":24321},"level":"urgent","quantity":17},"status":"open"}');
CREATE TABLE accuracy (
  month INTEGER NOT NULL, step INTEGER NOT NULL, scope TEXT NOT NULL, code TEXT NOT NULL,
  run_id INTEGER NOT NULL, score TEXT NOT NULL,
  PRIMARY KEY (month, step, scope, code)
) STRICT, WITHOUT ROWID;
INSERT INTO accuracy VALUES(24321,1,'all','',1,'{"crps":2,"events":0,"forecasts":6,"outcomes":7,"probabilities":0,"riskRows":0,"rows":1,"within80":1,"withinP90":1}');
CREATE TABLE IF NOT EXISTS "assessment" (
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
INSERT INTO assessment VALUES(1,1,1,'in_stock',24321,2.0,X'0000000000001840',6.0,0.33000000000000001554,'substock',X'',X'9a9999999999e93f','2026-11-05',NULL,NULL,5,'order_urgently',17,19.0,3,0.9000000000000000222,16,'urgent',2.5,X'333333333333d33f',NULL,'[]');
CREATE TABLE finding (
  id INTEGER PRIMARY KEY,
  file_id INTEGER NOT NULL REFERENCES import_file(id),
  code TEXT NOT NULL, severity TEXT NOT NULL,
  line INTEGER, byte INTEGER,
  facts TEXT NOT NULL,
  -- The report that it is about, where it could be read.
  facility TEXT, product TEXT, month INTEGER
) STRICT;
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('audit',2);
INSERT INTO sqlite_sequence VALUES('night',1);
CREATE INDEX import_file_digest ON import_file(digest);
CREATE INDEX superseded_report_by ON superseded_report(replaced_by);
CREATE INDEX superseded_report_file ON superseded_report(file_id);
CREATE INDEX superseded_report_of ON superseded_report(facility_id, product_id, month);
CREATE INDEX superseded_register_by ON superseded_register(replaced_by);
CREATE INDEX shadowed_report_file ON shadowed_report(file_id);
CREATE INDEX reported_unit_file ON reported_unit(file_id);
CREATE INDEX stated_lots_file ON stated_lots(file_id);
CREATE TRIGGER audit_keeps_what_it_says BEFORE UPDATE ON audit
  BEGIN SELECT RAISE(ABORT, 'the log of changes only grows'); END;
CREATE TRIGGER audit_keeps_all BEFORE DELETE ON audit
  BEGIN SELECT RAISE(ABORT, 'the log of changes only grows'); END;
CREATE INDEX finding_file ON finding(file_id);
COMMIT;
