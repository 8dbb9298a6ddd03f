DROP TABLE v_outlook;
DROP TABLE v_counted;
CREATE TABLE v_outlook (
  institution TEXT NOT NULL, due_day {int} NOT NULL, loan {blob} NOT NULL, version {int} NOT NULL, listed_on TEXT NOT NULL,
  reset_on TEXT, firm TEXT NOT NULL, principal {int} NOT NULL, currency TEXT NOT NULL, region TEXT, industry TEXT,
  product TEXT NOT NULL, grade TEXT, outlook {blob} NOT NULL,
  PRIMARY KEY (institution, due_day, loan)
) {strict_clustered};
CREATE INDEX v_outlook_reset ON v_outlook (institution, reset_on) WHERE reset_on IS NOT NULL;
CREATE TABLE v_counted (
  institution TEXT NOT NULL, due_day {int} NOT NULL, loan {blob} NOT NULL, version {int} NOT NULL, next_on TEXT NOT NULL,
  counted {blob} NOT NULL,
  PRIMARY KEY (institution, due_day, loan)
) {strict_clustered};
CREATE INDEX v_counted_next ON v_counted (institution, next_on, due_day, loan);
ALTER TABLE v_loan ADD COLUMN due_day BIGINT;
