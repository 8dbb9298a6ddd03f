CREATE TABLE feed_run (
  institution TEXT NOT NULL, feed TEXT NOT NULL, last_at TEXT NOT NULL, ok BIGINT NOT NULL, said TEXT NOT NULL, batch TEXT,
  failures BIGINT NOT NULL, next_at TEXT NOT NULL, etag TEXT, modified TEXT, remembered TEXT NOT NULL,
  PRIMARY KEY (institution, feed)
);
CREATE TABLE v_use (
  institution TEXT NOT NULL, month TEXT NOT NULL, category TEXT NOT NULL, purpose TEXT NOT NULL, uses BIGINT NOT NULL,
  PRIMARY KEY (institution, month, category, purpose)
);
CREATE TABLE v_use_cursor (
  institution TEXT NOT NULL, log_index BIGINT NOT NULL,
  PRIMARY KEY (institution)
);
