CREATE TABLE v_share (
  institution TEXT NOT NULL, loan TEXT NOT NULL, participation TEXT NOT NULL, holder BIGINT NOT NULL, share_ppm BIGINT NOT NULL,
  after_on TEXT, until_on TEXT,
  PRIMARY KEY (institution, loan, participation, holder)
);
CREATE INDEX v_share_of ON v_share (institution, participation);
CREATE TABLE v_holder (
  institution TEXT NOT NULL, participation TEXT NOT NULL, holder TEXT NOT NULL, number TEXT NOT NULL, place TEXT NOT NULL,
  PRIMARY KEY (institution, participation, holder)
);
CREATE INDEX v_holder_who ON v_holder (institution, holder, place);
CREATE INDEX v_holder_number ON v_holder (institution, number)
