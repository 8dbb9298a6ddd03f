CREATE TABLE v_firm_reader (
  institution TEXT NOT NULL, recipient TEXT NOT NULL, firm TEXT NOT NULL,
  PRIMARY KEY (institution, recipient, firm)
);
