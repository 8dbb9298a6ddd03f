ALTER TABLE v_loan ADD COLUMN lent BIGINT;
ALTER TABLE v_loan ADD COLUMN owed BIGINT;
CREATE INDEX v_loan_by_agreement ON v_loan (institution, agreement, id);
