CREATE TABLE v_outlook (
  institution TEXT NOT NULL, loan {blob} NOT NULL, version {int} NOT NULL, listed_on TEXT NOT NULL, reset_on TEXT,
  outlook {blob} NOT NULL,
  PRIMARY KEY (institution, loan)
) {strict_clustered};
CREATE INDEX v_outlook_reset ON v_outlook (institution, reset_on) WHERE reset_on IS NOT NULL;
CREATE TABLE v_counted (
  institution TEXT NOT NULL, loan {blob} NOT NULL, version {int} NOT NULL, next_on TEXT NOT NULL, counted {blob} NOT NULL,
  PRIMARY KEY (institution, loan)
) {strict_clustered};
CREATE INDEX v_counted_next ON v_counted (institution, next_on, loan);
CREATE TABLE v_debtor (
  institution TEXT NOT NULL, firm TEXT NOT NULL, version {int} NOT NULL, next_on TEXT NOT NULL, moved TEXT NOT NULL,
  PRIMARY KEY (institution, firm)
) {strict_clustered};
CREATE TABLE v_close_part (
  institution TEXT NOT NULL, part {int} NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (institution, part)
) {strict_clustered};
CREATE TABLE v_aside (
  institution TEXT NOT NULL, loan {blob} NOT NULL, on_day TEXT NOT NULL, code TEXT NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (institution, loan)
) {strict_clustered};
ALTER TABLE v_loan ADD COLUMN overdue_since TEXT;
ALTER TABLE v_loan DROP COLUMN days_past_due;
DROP INDEX v_loan_firm;
CREATE INDEX v_loan_by_firm ON v_loan (institution, firm, id)
