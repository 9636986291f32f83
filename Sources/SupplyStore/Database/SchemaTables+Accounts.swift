extension Schema {
  /// Who may use the web pages: what schema 2 adds.
  static let accounts = """
    CREATE TABLE account (
      name TEXT NOT NULL PRIMARY KEY,
      role TEXT NOT NULL,
      -- `AccountPlace`, as JSON.
      place TEXT NOT NULL,
      state TEXT NOT NULL,
      -- Argon2id with its salt and its cost; NULL until the invitation is answered.
      password TEXT
    ) STRICT, WITHOUT ROWID;

    -- Links that can be used once; what they hold is kept as its SHA-256 alone.
    CREATE TABLE account_invitation (
      digest TEXT NOT NULL PRIMARY KEY,
      -- NULL of the link that makes the first administrator.
      account TEXT REFERENCES account(name),
      expires INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Who is logged in; the session's number is kept as its SHA-256 alone. Times in seconds since 1970.
    CREATE TABLE account_session (
      digest TEXT NOT NULL PRIMARY KEY,
      account TEXT NOT NULL REFERENCES account(name),
      began INTEGER NOT NULL, seen INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX account_session_account ON account_session(account);
    """
}
