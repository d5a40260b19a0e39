//! Exports newspaper issues as plain text.
