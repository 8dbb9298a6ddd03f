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
