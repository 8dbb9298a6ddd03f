CREATE TABLE v_shadow (
  institution TEXT NOT NULL, decision TEXT NOT NULL, application TEXT NOT NULL, product TEXT NOT NULL, version BIGINT NOT NULL,
  decided_at TEXT NOT NULL, differs BIGINT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (institution, decision)
);
CREATE INDEX v_shadow_version ON v_shadow (institution, product, version, decision);
CREATE INDEX v_shadow_application ON v_shadow (institution, application);
