CREATE TABLE v_object (
  institution TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, state TEXT NOT NULL, label TEXT NOT NULL,
  version BIGINT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (institution, kind, id)
);
CREATE INDEX v_object_label ON v_object (institution, kind, label);
CREATE TABLE v_application (
  institution TEXT NOT NULL, id TEXT NOT NULL, firm TEXT NOT NULL, product TEXT NOT NULL, amount BIGINT NOT NULL,
  currency TEXT NOT NULL, tenor_months BIGINT NOT NULL, state TEXT NOT NULL, outcome TEXT, grade TEXT,
  submitted_on TEXT NOT NULL, submitted_by TEXT NOT NULL, loan TEXT, version BIGINT NOT NULL,
  PRIMARY KEY (institution, id)
);
CREATE INDEX v_application_state ON v_application (institution, state, submitted_on, id);
CREATE TABLE v_loan (
  institution TEXT NOT NULL, id TEXT NOT NULL, number TEXT NOT NULL, firm TEXT NOT NULL, application TEXT,
  product TEXT NOT NULL, principal BIGINT NOT NULL, currency TEXT NOT NULL, state TEXT NOT NULL,
  starts_on TEXT NOT NULL, ends_on TEXT NOT NULL, agreement TEXT, version BIGINT NOT NULL,
  PRIMARY KEY (institution, id)
);
CREATE UNIQUE INDEX v_loan_number ON v_loan (institution, number);
CREATE INDEX v_loan_firm ON v_loan (institution, firm);
CREATE INDEX v_loan_state ON v_loan (institution, state, id);
CREATE TABLE v_position (
  institution TEXT NOT NULL, loan TEXT NOT NULL, on_day TEXT NOT NULL, outstanding BIGINT NOT NULL,
  overdue_principal BIGINT NOT NULL, overdue_interest BIGINT NOT NULL, days_past_due BIGINT NOT NULL,
  class TEXT NOT NULL, currency TEXT NOT NULL,
  PRIMARY KEY (institution, loan)
);
CREATE TABLE v_close (
  institution TEXT NOT NULL, on_day TEXT NOT NULL, loans BIGINT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (institution, on_day)
);
CREATE TABLE credential (
  institution TEXT NOT NULL, user_id TEXT NOT NULL, password_hash TEXT NOT NULL, changed_at TEXT NOT NULL,
  failures BIGINT NOT NULL, locked_until TEXT,
  PRIMARY KEY (institution, user_id)
);
CREATE TABLE session (
  institution TEXT NOT NULL, token_hash TEXT NOT NULL, user_id TEXT NOT NULL, created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  PRIMARY KEY (institution, token_hash)
);
CREATE TABLE api_key (
  institution TEXT NOT NULL, id TEXT NOT NULL, token_hash TEXT NOT NULL, user_id TEXT NOT NULL, label TEXT NOT NULL,
  created_at TEXT NOT NULL, expires_at TEXT NOT NULL, revoked BIGINT NOT NULL,
  PRIMARY KEY (institution, id)
);
CREATE UNIQUE INDEX api_key_token ON api_key (institution, token_hash);
CREATE TABLE vault_firm (
  institution TEXT NOT NULL, firm TEXT NOT NULL, uscc_index TEXT NOT NULL, uscc TEXT NOT NULL, name TEXT NOT NULL,
  hash_key TEXT NOT NULL, region TEXT NOT NULL, industry TEXT NOT NULL,
  registered_on TEXT NOT NULL, standing TEXT NOT NULL, kyc TEXT NOT NULL, simulated BIGINT NOT NULL,
  PRIMARY KEY (institution, firm)
);
CREATE UNIQUE INDEX vault_firm_uscc ON vault_firm (institution, uscc_index);
