CREATE TABLE view_shape (institution TEXT NOT NULL, shape BIGINT NOT NULL, PRIMARY KEY (institution));
