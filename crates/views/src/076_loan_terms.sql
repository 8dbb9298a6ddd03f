ALTER TABLE v_loan ADD COLUMN term_months BIGINT;
