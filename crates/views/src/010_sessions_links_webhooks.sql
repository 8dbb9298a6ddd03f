ALTER TABLE session ADD COLUMN seen_at TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN must_set_password BIGINT NOT NULL DEFAULT 0;
CREATE TABLE sign_in_link (
  institution TEXT NOT NULL, token_hash TEXT NOT NULL, user_id TEXT NOT NULL, must_set_password BIGINT NOT NULL,
  created_at TEXT NOT NULL, expires_at TEXT NOT NULL,
  PRIMARY KEY (institution, token_hash)
);
CREATE INDEX sign_in_link_user ON sign_in_link (institution, user_id);
CREATE TABLE webhook_cursor (
  institution TEXT NOT NULL, webhook TEXT NOT NULL, log_index BIGINT NOT NULL,
  PRIMARY KEY (institution, webhook)
);
CREATE TABLE webhook_delivery (
  institution TEXT NOT NULL, webhook TEXT NOT NULL, log_index BIGINT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
  status TEXT NOT NULL, attempts BIGINT NOT NULL, last_at TEXT, next_at TEXT, response TEXT,
  PRIMARY KEY (institution, webhook, log_index)
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (institution, status, next_at);
