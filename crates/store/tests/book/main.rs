//! One suite for the book, run in memory, on SQLite and on a real PostgreSQL, one database for each test.

mod append;
mod backup;
mod keys;
mod limits;
mod place;
mod seal;
mod tenancy;
mod trouble;
mod vectors;
mod verify;
