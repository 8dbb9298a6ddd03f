CREATE TABLE v_firm_reader (
  institution TEXT NOT NULL, recipient TEXT NOT NULL, firm TEXT NOT NULL,
  PRIMARY KEY (institution, recipient, firm)
);
CREATE INDEX v_application_firm ON v_application (institution, firm);
