CREATE TABLE v_loss (
  institution TEXT NOT NULL, run TEXT NOT NULL, loan TEXT NOT NULL, number TEXT NOT NULL, stage BIGINT NOT NULL,
  exposure BIGINT NOT NULL, loss BIGINT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (institution, run, loan)
);
CREATE INDEX v_loss_number ON v_loss (institution, run, number);
