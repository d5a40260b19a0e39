//! Exports newspaper issues as JSON.
