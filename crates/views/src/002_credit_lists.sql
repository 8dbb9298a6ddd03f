ALTER TABLE v_loan ADD COLUMN product_code TEXT NOT NULL DEFAULT '';
ALTER TABLE v_loan ADD COLUMN rate TEXT NOT NULL DEFAULT '0';
ALTER TABLE v_loan ADD COLUMN region TEXT;
ALTER TABLE v_loan ADD COLUMN industry TEXT;
ALTER TABLE v_loan ADD COLUMN grade TEXT;
ALTER TABLE v_loan ADD COLUMN position_on TEXT;
ALTER TABLE v_loan ADD COLUMN outstanding BIGINT;
ALTER TABLE v_loan ADD COLUMN days_past_due BIGINT;
ALTER TABLE v_loan ADD COLUMN class TEXT;
ALTER TABLE v_loan ADD COLUMN bucket TEXT;
ALTER TABLE v_loan ADD COLUMN disbursed_on TEXT;
ALTER TABLE v_loan ADD COLUMN bad_on TEXT;
DROP INDEX v_loan_state;
CREATE INDEX v_loan_by_state ON v_loan (institution, state, number, product_code);
CREATE INDEX v_loan_by_product ON v_loan (institution, product_code, number);
CREATE INDEX v_loan_by_class ON v_loan (institution, class, number);
CREATE INDEX v_loan_by_bucket ON v_loan (institution, bucket, number);
CREATE INDEX v_loan_by_province ON v_loan (institution, SUBSTR(region, 1, 2), number);
CREATE INDEX v_loan_by_city ON v_loan (institution, SUBSTR(region, 1, 4), number, industry, state, product_code);
CREATE INDEX v_loan_by_county ON v_loan (institution, region, number);
CREATE INDEX v_loan_by_industry ON v_loan (institution, SUBSTR(industry, 1, 1), number, state, product_code);
DROP TABLE v_position;
CREATE INDEX v_application_newest ON v_application (institution, submitted_on, id);
CREATE INDEX v_application_product ON v_application (institution, product, submitted_on, id);
CREATE INDEX v_application_outcome ON v_application (institution, outcome, submitted_on, id);
CREATE INDEX v_application_grade ON v_application (institution, grade, submitted_on, id);
CREATE INDEX v_application_firm ON v_application (institution, firm, submitted_on, id);
CREATE INDEX v_application_counts ON v_application (institution, state, outcome);
CREATE TABLE v_portfolio (
  institution TEXT NOT NULL, on_day TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (institution)
);
ALTER TABLE vault_firm ADD COLUMN name_key BLOB;
CREATE INDEX vault_firm_name ON vault_firm (institution, name_key);
