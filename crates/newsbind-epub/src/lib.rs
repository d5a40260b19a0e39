//! Exports newspaper issues as e-books.
