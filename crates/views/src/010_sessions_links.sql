ALTER TABLE session ADD COLUMN seen_at TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN must_set_password BIGINT NOT NULL DEFAULT 0;
CREATE TABLE sign_in_link (
  institution TEXT NOT NULL, token_hash TEXT NOT NULL, user_id TEXT NOT NULL, must_set_password BIGINT NOT NULL,
  created_at TEXT NOT NULL, expires_at TEXT NOT NULL,
  PRIMARY KEY (institution, token_hash)
);
CREATE INDEX sign_in_link_user ON sign_in_link (institution, user_id);
