extension Schema {
  /// What programs read and decide with: what schema 3 adds.
  ///
  /// Times in seconds since 1970.
  static let tokens = """
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

    -- What was answered to a request that may be sent again (`Idempotency-Key`), for a day.
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
    """
}
