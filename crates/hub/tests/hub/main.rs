//! The hub from outside: what is shipped, what is refused, what rows become.

mod catalogue;
