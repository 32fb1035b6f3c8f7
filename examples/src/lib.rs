//! Small programs against the public API and the HTTP API.
//!
//! | program | what it shows |
//! |---|---|
//! | `found_space` | founds a space, signs a card and reads it back: the ladder, with the library alone |
//! | `list_spaces` | asks a running node who is there, page by page, over HTTP |
//! | `verify_record.py` | verifies a record with ten lines of Python and no covisa code |
