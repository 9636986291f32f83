extension Schema {
  /// What people write beside the lists, part of what schema 3 adds; who and when stand in the log of changes.
  static let work = """
    -- What somebody above a micro-network said of its orders of a run; it only grows.
    CREATE TABLE order_review (
      audit_number INTEGER PRIMARY KEY REFERENCES audit(number),
      -- `AccountPlace` of the micro-network, as JSON.
      place TEXT NOT NULL,
      run_id INTEGER NOT NULL,
      verdict TEXT NOT NULL,
      comment TEXT
    ) STRICT;

    -- To whom a finding was given, and what was written beside it; it only grows. The text is an account or a comment.
    CREATE TABLE finding_remark (
      audit_number INTEGER PRIMARY KEY REFERENCES audit(number),
      finding TEXT NOT NULL,
      kind TEXT NOT NULL,
      text TEXT
    ) STRICT;
    """
}
